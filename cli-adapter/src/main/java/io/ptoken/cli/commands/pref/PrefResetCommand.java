package io.ptoken.cli.commands.pref;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.Operator;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.QuietLook;
import io.ptoken.service.api.Origin;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.ServiceStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken pref reset}. */
@Command(
        name = "reset",
        description = "Puts a preference back to its default.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken pref reset ptoken.sessionTimeoutSec")
final class PrefResetCommand extends StoreTask {

    @Parameters(paramLabel = "NAME", description = "A name of 'ptoken pref list'.")
    String name;

    PrefResetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        warnOfStanding(QuietLook.standing(chosen, store, taker()));
        PreferenceService preferences =
                new PreferenceService(store.preferences(), surroundings().clock());
        say(sentence(preferences.reset(name, Operator.name(surroundings()), Origin.LOCAL.address())));
        return ExitCode.OK;
    }

    static String sentence(PreferenceService.Change change) {
        return change.now().definition().name() + " is now " + PreferenceText.shown(change.now()) + "; it was "
                + PreferenceText.shown(change.before()) + "."
                + (change.now().definition().restartNeeded() ? " Takes effect at the next start." : "");
    }
}
