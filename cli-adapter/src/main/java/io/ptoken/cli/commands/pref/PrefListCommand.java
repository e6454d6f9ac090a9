package io.ptoken.cli.commands.pref;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.PreferenceDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.PreferenceCalls.Shown;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken pref list}. */
@ReadsOnly
@Command(name = "list", description = "Lists the preferences with their values.")
final class PrefListCommand extends OperatorTask {

    @Option(
            names = {"-v", "--verbose"},
            description = "Show range and description too.")
    boolean verbose;

    @Mixin
    OutputOptions output;

    PrefListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected boolean warnsOfStanding() {
        return true;
    }

    @Override
    protected int work(OperatorAccess access) {
        List<Shown> values = ask(access, new PreferenceCalls.All());
        if (output.json()) {
            output.print(spec, PreferenceDocument.Listed.of(values));
        } else if (verbose) {
            values.stream()
                    .flatMap(value -> PreferenceText.explained(value).stream())
                    .forEach(this::say);
        } else {
            PreferenceText.table(values, columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }
}
