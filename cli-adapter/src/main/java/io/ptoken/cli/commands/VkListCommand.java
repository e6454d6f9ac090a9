package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.LocalAudit;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.node.Installation;
import io.ptoken.cli.vendingkey.VendingKeyTable;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.soft.SoftSecurityModule;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken vk list}. */
@Command(
        name = "list",
        description = {"Lists the vending keys with their attributes and check values.", ModuleTask.SECRET})
final class VkListCommand extends ModuleTask {

    @Mixin
    OutputOptions output;

    VkListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SoftSecurityModule module, LocalAudit audit, Installation chosen) {
        List<VendingKeyAttributes> keys = module.vendingKeys();
        if (output.json) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    keys.stream().map(VendingKeyTable::facts).toList());
        } else if (keys.isEmpty()) {
            say("No vending keys; load one with 'ptoken vk load'.");
        } else {
            VendingKeyTable.lines(keys).forEach(this::say);
        }
    }
}
