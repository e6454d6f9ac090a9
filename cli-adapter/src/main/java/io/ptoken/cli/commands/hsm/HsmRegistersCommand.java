package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.UnreadRegisters;
import io.ptoken.cli.document.KeyDocument;
import io.ptoken.cli.vendingkey.VendingKeyTable;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken hsm registers}. */
@ReadsOnly
@Command(
        name = "registers",
        description = {
            "Lists the vending keys in the registers of a hardware module.",
            "With 999 registers this takes a while: there is no command for the list, each register is asked for.",
            "Exit code 3 says that a register could not be read; which one is said."
        })
final class HsmRegistersCommand extends HsmTask {

    @Mixin
    OutputOptions output;

    HsmRegistersCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(HsmAddress address) {
        onModule(address, module -> {
            List<CataloguedKey> keys =
                    module.vendingKeys().stream().map(this::catalogued).toList();
            int unread = UnreadRegisters.tell(module.status(), this::warn);
            if (output.json()) {
                output.print(spec, KeyDocument.Keys.of(keys, UnreadRegisters.in(module.status())));
            } else if (keys.isEmpty()) {
                say(
                        address.dialect() == Dialect.STS05V
                                ? "An STS05V module does not tell its keys; they stand in ptoken.yaml."
                                : unread == ExitCode.OK
                                        ? "No vending key in any register."
                                        : "No vending key in the registers that could be read.");
            } else {
                VendingKeyTable.lines(keys, columns()).forEach(this::say);
            }
            exitWith(unread);
        });
    }

    private CataloguedKey catalogued(VendingKeyAttributes key) {
        return CataloguedKey.inModule(key, surroundings().clock().instant());
    }
}
