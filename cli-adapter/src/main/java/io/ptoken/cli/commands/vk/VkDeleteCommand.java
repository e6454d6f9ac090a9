package io.ptoken.cli.commands.vk;

import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken vk delete}. */
@Command(
        name = "delete",
        description = {"Deletes the vending key of a register for good. Asks first, unless --yes.", ModuleTask.SECRET},
        footerHeading = "%nExample:%n",
        footer = "  ptoken vk delete 3")
public final class VkDeleteCommand extends ModuleTask {

    @Parameters(paramLabel = "REGISTER", description = "Number of the register, 1-999.")
    RegisterNumber register;

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    public VkDeleteCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected void work(SecurityModule module, LocalAudit audit, Installation chosen) {
        VendingKeyAttributes key = module.vendingKeys().stream()
                .filter(candidate -> candidate.register().equals(register))
                .findAny()
                .orElseThrow(() -> new CommandFailure("register " + register + " holds no key"));
        String name = "SGC " + key.sgc() + " KRN " + key.krn() + ", KCV " + key.kcv() + ", in register " + register;
        if (!yes && !surroundings().prompt().confirm("Delete the vending key " + name + "?")) {
            throw new CommandFailure("not confirmed; nothing was deleted");
        }
        officers.logIn(module, surroundings());
        KeyEntry entry = Roles.keyEntry(module);
        entry.requireDeletable(register);
        audit.append(
                "vk.delete", "SGC " + key.sgc() + " KRN " + key.krn(), "register " + register + ", KCV " + key.kcv());
        entry.deleteVendingKey(register);
        say("Deleted " + name + ".");
    }
}
