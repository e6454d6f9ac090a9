package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.CommandTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.cli.ditk.CheckedDitk;
import io.ptoken.cli.ditk.ParityText;
import io.ptoken.cli.document.DitkDocument;
import io.ptoken.cli.keyentry.CustodianScreen;
import io.ptoken.cli.keyentry.TypedDitk;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** A command on a DITK that is typed at the terminal. It needs no installation and stores nothing. */
abstract class TypedDitkTask extends CommandTask {

    /** For the help of each. */
    static final String OFFLINE =
            "Needs no installation, and stores nothing. Works at a terminal alone: what is typed is not"
                    + " shown, and a component that is shown stands on a page that is erased.";

    private final Surroundings surroundings;

    @Mixin
    EaOption ea;

    @Mixin
    CheckValueOption rules;

    @Mixin
    OutputOptions output;

    TypedDitkTask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() throws IOException {
        ea.requireValid();
        check();
        CheckValueRule rule = rules.rule(ea.ea());
        CustodianScreen.require(surroundings.prompt());
        CheckedDitk checked = work(new TypedDitk(surroundings.prompt(), rule), rule);
        if (output.json()) {
            output.print(spec, DitkDocument.Checked.of(checked));
        } else {
            Facts.print(spec.commandLine().getOut(), checked.facts());
        }
        ParityText.warning(checked.parity()).ifPresent(warning -> warn("Warning: " + warning));
        return ExitCode.OK;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Looks at the options before anything is asked. */
    abstract void check();

    /** Has the key typed, and returns what may be told of it. */
    abstract CheckedDitk work(TypedDitk typed, CheckValueRule rule);
}
