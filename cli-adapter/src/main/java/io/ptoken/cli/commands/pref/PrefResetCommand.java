package io.ptoken.cli.commands.pref;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.PreferenceDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.PreferenceCalls.Changed;
import io.ptoken.service.operate.preference.Preferences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken pref reset}. */
@Command(
        name = "reset",
        description = "Puts a preference back to its default.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken pref reset ptoken.sessionTimeoutSec")
final class PrefResetCommand extends OperatorTask {

    @Parameters(paramLabel = "NAME", description = "A name of 'ptoken pref list'.")
    String name;

    @Mixin
    OutputOptions output;

    PrefResetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected boolean warnsOfStanding() {
        return true;
    }

    @Override
    protected int work(OperatorAccess access) {
        Changed change = ask(access, new PreferenceCalls.Reset(name));
        if (output.json()) {
            output.print(spec, PreferenceDocument.Preference.of(change));
        } else {
            say(sentence(change));
        }
        return ExitCode.OK;
    }

    static String sentence(Changed change) {
        return change.now().name() + " is now " + PreferenceText.shown(change.now()) + "; it was "
                + PreferenceText.shown(change.before()) + "."
                + (Preferences.named(change.now().name()).restartNeeded()
                        ? " Takes effect at the next start" + untilThen(change) + "."
                        : "");
    }

    private static String untilThen(Changed change) {
        return change.modes()
                .filter(modes -> modes.inEffect() != modes.afterRestart())
                .map(modes -> ": " + modes.inEffect() + " until the restart, " + modes.afterRestart() + " from then on")
                .orElse("");
    }
}
