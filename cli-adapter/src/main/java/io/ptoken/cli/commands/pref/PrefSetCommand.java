package io.ptoken.cli.commands.pref;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.Operator;
import io.ptoken.node.input.MistypedException;
import io.ptoken.node.input.Typed;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.QuietLook;
import io.ptoken.service.api.Origin;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.ServiceStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken pref set}. */
@Command(
        name = "set",
        description = "Sets a preference. Who did it, the old and the new value stand in the audit log.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken pref set ptoken.sessionTimeoutSec 600")
final class PrefSetCommand extends StoreTask {

    @Parameters(index = "0", paramLabel = "NAME", description = "A name of 'ptoken pref list'.")
    String name;

    @Parameters(index = "1", paramLabel = "VALUE", description = "The value; 'ptoken pref list -v' shows the range.")
    String value;

    PrefSetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    /** Every value is plain ASCII: what else looks like it is named. */
    private void requireAscii() {
        Typed.foreign(value).ifPresent(place -> {
            throw new MistypedException("VALUE: " + place + ", expected digits 0-9, or letters A-Z of either case");
        });
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        requireAscii();
        warnOfStanding(QuietLook.standing(chosen, store, taker()));
        PreferenceService preferences =
                new PreferenceService(store.preferences(), surroundings().clock());
        PreferenceService.Change change =
                preferences.set(name, value, Operator.name(surroundings()), Origin.LOCAL.address());
        say(PrefResetCommand.sentence(change));
        change.warning().ifPresent(warning -> warn("Warning: " + warning + "."));
        return ExitCode.OK;
    }
}
