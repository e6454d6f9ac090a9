package io.ptoken.cli.commands.vk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.VendingKeyCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken vk delete}. */
@Command(
        name = "delete",
        description = {"Deletes the vending key of a register for good. Asks first, unless --yes.", OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken vk delete 3")
public final class VkDeleteCommand extends OperatorTask {

    @Parameters(paramLabel = "REGISTER", description = "Number of the register, 1-999.")
    RegisterNumber register;

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    public VkDeleteCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        VendingKeyAttributes key = ask(access, new VendingKeyCalls.InRegister(register));
        VendingKeyCalls.Delete delete =
                new VendingKeyCalls.Delete(register, key.sgc(), key.krn(), key.kcv(), officers.named());
        if (!operator.isNamed() && !yes && !surroundings().prompt().confirm(delete.danger())) {
            throw new CommandFailure("not confirmed; nothing was deleted");
        }
        askConfirmed(access, delete);
        say("Deleted SGC " + key.sgc() + " KRN " + key.krn() + ", KCV " + key.kcv() + ", in register " + register
                + ".");
        return ExitCode.OK;
    }
}
