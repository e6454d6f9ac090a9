package io.ptoken.cli.commands.vk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.KeyDocument;
import io.ptoken.cli.vendingkey.VendingKeyTable;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.call.VendingKeyCalls.KeyTable;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken vk show}. */
@ReadsOnly
@Command(
        name = "show",
        description = {"Shows every attribute of a vending key in the module.", OperatorTask.SECRET},
        footerHeading = "%nExample:%n",
        footer = "  ptoken vk show 1")
final class VkShowCommand extends OperatorTask {

    @Parameters(paramLabel = "REGISTER", description = "Number of the register, 1-999.")
    RegisterNumber register;

    @Mixin
    ModuleOption module;

    @Mixin
    OutputOptions output;

    VkShowCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        KeyTable table = ask(access, new VendingKeyCalls.Table(module.name(), false));
        CataloguedKey key = table.keys().stream()
                .filter(candidate -> candidate.register().equals(Optional.of(register)))
                .findAny()
                .orElseThrow(() -> new CommandFailure("register " + register + " holds no key"));
        if (output.json()) {
            output.print(spec, KeyDocument.Key.of(key));
        } else {
            Facts.print(spec.commandLine().getOut(), VendingKeyTable.facts(key));
        }
        return ExitCode.OK;
    }
}
