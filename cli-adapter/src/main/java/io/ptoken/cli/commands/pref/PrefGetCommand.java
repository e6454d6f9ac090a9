package io.ptoken.cli.commands.pref;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.QuietLook;
import io.ptoken.service.operate.preference.PreferenceDefinition;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferenceValue;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken pref get}. */
@ReadsOnly
@Command(name = "get", description = "Prints the value of a preference.")
final class PrefGetCommand extends StoreTask {

    @Parameters(paramLabel = "NAME", description = "A name of 'ptoken pref list'.")
    String name;

    @Mixin
    OutputOptions output;

    PrefGetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        warnOfStanding(QuietLook.standing(chosen, store, taker()));
        PreferenceDefinition<?> definition = Preferences.named(name);
        PreferenceValue value = new PreferenceService(
                        store.preferences(), surroundings().clock())
                .list().stream()
                        .filter(candidate -> candidate.definition().equals(definition))
                        .findAny()
                        .orElseThrow();
        if (output.json()) {
            Facts.printJson(spec.commandLine().getOut(), PreferenceText.facts(value));
        } else {
            say(value.value());
        }
        return ExitCode.OK;
    }
}
