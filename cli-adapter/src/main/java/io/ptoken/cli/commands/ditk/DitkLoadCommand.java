package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.ditk.ParityText;
import io.ptoken.cli.document.DitkDocument;
import io.ptoken.cli.keyentry.CustodianScreen;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.DitkCalls.DitkTable;
import io.ptoken.sts.key.KeyCheckValue;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken ditk load}. */
@Command(
        name = "load",
        sortOptions = false,
        description = {
            "Loads a DITK into a security module from its components.",
            "First the key check value of the sheets is given, then each custodian types their component without its being"
                    + " shown, and confirms its check value. When the key has another check value, nothing is stored.",
            "A DITK for that EA that the module holds is replaced; that is asked first, unless --replace.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken ditk load --ea 7 --components 2 --officer alice --officer bob",
            "  ptoken ditk load --ea 11 --components 3 --kcv 8CA64D --officer alice --officer bob"
        })
final class DitkLoadCommand extends CustodyTask {

    @Mixin
    ComponentsOption components;

    @Mixin
    ExpectedOption expected;

    @Option(names = "--replace", description = "Replace the DITK that the module holds for that EA without asking.")
    boolean replace;

    DitkLoadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        super.check();
        components.requireValid();
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        DitkTable table = table(access);
        if (!table.keypad()) {
            CustodianScreen.require(surroundings().prompt());
        }
        Optional<LoadedDitk> held = held(table);
        if (held.isPresent() && !replace) {
            CustodianScreen.requireYes(
                    surroundings().prompt(),
                    "The module holds a DITK for EA" + ea.ea().code() + ", KCV "
                            + held.get().kcv() + ". Replace it?");
        }
        KeyCheckValue kcv = expected.orAsked(surroundings().prompt())
                .orElseThrow(
                        () -> new CommandFailure(
                                "a DITK is loaded against its key check value, which stands on every sheet; nothing was stored"));
        LoadedDitk loaded = withCustodians(
                access,
                table,
                new DitkCalls.Load(
                        module.name(),
                        ea.ea(),
                        components.components(),
                        kcv,
                        held.map(LoadedDitk::kcv),
                        officers.named()));
        if (output.json()) {
            output.print(spec, DitkDocument.Ditk.of(loaded));
        } else {
            say("Loaded the DITK for EA" + loaded.ea().code() + ", KCV " + loaded.kcv() + ", parity "
                    + ParityText.of(loaded.parity()) + ", not adjusted.");
        }
        ParityText.warning(loaded.parity()).ifPresent(warning -> warn("Warning: " + warning));
        return ExitCode.OK;
    }
}
