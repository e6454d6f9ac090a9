package io.ptoken.cli.commands.vk;

import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.UnreadRegisters;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.vendingkey.VendingKeyTable;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.util.List;
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
            ModuleTask.SECRET
        })
final class VkListCommand extends KeyLoadTask {

    @Option(
            names = "--all",
            description = "Also the keys that key load files have brought and the module does not hold.")
    boolean all;

    @Mixin
    ListOutputOptions output;

    VkListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected boolean isAboutFiles() {
        return false;
    }

    @Override
    protected int work(KeyLoadServices services) {
        List<CataloguedKey> keys =
                all ? services.catalogue().all() : services.catalogue().inModule();
        if (output.json()) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    keys.stream().map(VendingKeyTable::facts).toList());
        } else if (keys.isEmpty()) {
            say("No vending keys; get them from a KMC ('ptoken kmc')"
                    + (services.takesKeysByHand() ? ", or load one with 'ptoken vk load'." : "."));
        } else {
            VendingKeyTable.lines(keys, columns()).forEach(this::say);
        }
        return UnreadRegisters.tell(services.chosen().module().status(), this::warn);
    }
}
