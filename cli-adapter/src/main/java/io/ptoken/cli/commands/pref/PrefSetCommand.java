package io.ptoken.cli.commands.pref;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.PreferenceDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.input.MistypedException;
import io.ptoken.service.input.Typed;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.PreferenceCalls.Changed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken pref set}. */
@Command(
        name = "set",
        description = "Sets a preference. Who did it, the old and the new value stand in the audit log.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken pref set ptoken.sessionTimeoutSec 600")
final class PrefSetCommand extends OperatorTask {

    @Parameters(index = "0", paramLabel = "NAME", description = "A name of 'ptoken pref list'.")
    String name;

    @Parameters(index = "1", paramLabel = "VALUE", description = "The value; 'ptoken pref list -v' shows the range.")
    String value;

    @Mixin
    OutputOptions output;

    PrefSetCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    /** Every value is plain ASCII: what else looks like it is named. */
    @Override
    protected void check() {
        Typed.foreign(value).ifPresent(place -> {
            throw new MistypedException("VALUE: " + place + ", expected digits 0-9, or letters A-Z of either case");
        });
    }

    @Override
    protected boolean warnsOfStanding() {
        return true;
    }

    @Override
    protected int work(OperatorAccess access) {
        Changed change = ask(access, new PreferenceCalls.Set(name, value));
        if (output.json()) {
            output.print(spec, PreferenceDocument.Preference.of(change));
        } else {
            say(PrefResetCommand.sentence(change));
        }
        change.warning().ifPresent(warning -> warn("Warning: " + warning + "."));
        return ExitCode.OK;
    }
}
