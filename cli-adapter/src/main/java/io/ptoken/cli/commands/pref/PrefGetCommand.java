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
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.Preferences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken pref get}. */
@ReadsOnly
@Command(name = "get", description = "Prints the value of a preference.")
final class PrefGetCommand extends OperatorTask {

    @Parameters(paramLabel = "NAME", description = "A name of 'ptoken pref list'.")
    String name;

    @Mixin
    OutputOptions output;

    PrefGetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected boolean warnsOfStanding() {
        return true;
    }

    @Override
    protected int work(OperatorAccess access) {
        PreferenceDefinition<?> definition = Preferences.named(name);
        Shown value = ask(access, new PreferenceCalls.All()).stream()
                .filter(candidate -> candidate.name().equals(definition.name()))
                .findAny()
                .orElseThrow();
        if (output.json()) {
            output.print(spec, PreferenceDocument.Preference.of(value));
        } else {
            say(value.value());
        }
        return ExitCode.OK;
    }
}
