package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.DitkDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.DitkCalls.GeneratedDitk;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken ditk generate}. */
@Command(
        name = "generate",
        sortOptions = false,
        description = {
            "Has a security module make a DITK, and shows each custodian their component of it.",
            "Each component is shown once, on a page that is erased. Nothing of the key stays in the module: to load it is a"
                    + " step of its own. A DITK for EA 07 has odd parity.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken ditk generate --ea 7 --components 2 --officer alice --officer bob")
final class DitkGenerateCommand extends CustodyTask {

    @Mixin
    ComponentsOption components;

    DitkGenerateCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        super.check();
        components.requireValid();
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        GeneratedDitk made = withCustodians(
                access,
                table(access),
                new DitkCalls.Generate(module.name(), ea.ea(), components.components(), officers.named()));
        if (output.json()) {
            output.print(spec, DitkDocument.Generated.of(made));
            return ExitCode.OK;
        }
        say("Made a DITK for EA" + made.ea().code() + " in " + made.components() + " components, KCV " + made.kcv()
                + ". Write the KCV on every sheet: no module holds this key yet.");
        say("Next: ptoken ditk load --ea " + made.ea().code() + " --components " + made.components() + " --kcv "
                + made.kcv());
        return ExitCode.OK;
    }
}
