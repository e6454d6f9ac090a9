package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.keyentry.CustodianScreen;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.DitkCalls.DitkTable;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command on a DITK of a module that takes crypto officers, where the module has some. */
abstract class CustodyTask extends OperatorTask {

    @Mixin
    EaOption ea;

    @Mixin
    OfficerOptions officers;

    @Mixin
    ModuleOption module;

    @Mixin
    OutputOptions output;

    CustodyTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        ea.requireValid();
    }

    /** What the module holds; it costs no privileged call. */
    DitkTable table(OperatorAccess access) {
        access.take(module.name());
        return ask(access, new DitkCalls.All(module.name()));
    }

    Optional<LoadedDitk> held(DitkTable table) {
        return table.ditks().stream().filter(ditk -> ditk.ea() == ea.ea()).findAny();
    }

    /** Makes a call at which custodians enter or read components: here, unless the module has a keypad of its own. */
    <R> R withCustodians(OperatorAccess access, DitkTable table, DitkCalls.InCustody<R> call) throws IOException {
        if (!table.keypad()) {
            CustodianScreen.require(surroundings().prompt());
        }
        Dialogue terminal = operator.dialogue(surroundings(), false, this::progress);
        try (CustodianScreen screen =
                new CustodianScreen(terminal, surroundings().prompt(), rule())) {
            return access.handle(call, screen);
        }
    }

    private CheckValueRule rule() throws IOException {
        return new CheckValueRule(
                ea.ea(),
                installation
                        .installation(surroundings())
                        .configuration()
                        .assumptions()
                        .longKeyCheckValue());
    }
}
