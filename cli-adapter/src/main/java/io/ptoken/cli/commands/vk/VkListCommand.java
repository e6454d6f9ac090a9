package io.ptoken.cli.commands.vk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.KeyDocument;
import io.ptoken.cli.vendingkey.VendingKeyTable;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.call.VendingKeyCalls.KeyTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken vk list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists the vending keys in the module, whether they can vend credit (VND) and why a sale fails.",
            "'ptoken vk show' and --json tell every attribute.",
            OperatorTask.SECRET
        })
final class VkListCommand extends OperatorTask {

    @Option(
            names = "--all",
            description = "Also the keys that key load files have brought and the module does not hold.")
    boolean all;

    @Mixin
    ModuleOption module;

    @Mixin
    OutputOptions output;

    VkListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        KeyTable table = ask(access, new VendingKeyCalls.Table(module.name(), all));
        if (output.json()) {
            output.print(spec, KeyDocument.Keys.of(table));
        } else if (table.keys().isEmpty()) {
            say("No vending keys; get them from a KMC ('ptoken kmc')"
                    + (table.takesKeysByHand() ? ", or load one with 'ptoken vk load'." : "."));
        } else {
            VendingKeyTable.lines(table.keys(), columns()).forEach(this::say);
        }
        table.unread()
                .forEach(unread ->
                        warn("Not known: the key in register " + unread.register() + ", " + unread.reason() + "."));
        return table.unread().isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
