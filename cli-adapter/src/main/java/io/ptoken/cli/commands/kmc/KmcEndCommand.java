package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc end}. */
@Command(
        name = "end",
        description = {
            "Ends loading: the keys that are loaded vend from now on.",
            "What was not loaded from the file is lost; to load it later takes a new request. Asks first in that case, "
                    + "unless --yes.",
            OperatorTask.SECRET
        })
final class KmcEndCommand extends KmcTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcEndCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) {
        KmcStanding standing = ask(access, new KmcCalls.One(module.name(), kmc.name()));
        KmcCalls.End end = new KmcCalls.End(
                module.name(), Optional.of(standing.key().kmcId()), KmcCalls.unloaded(standing.slot()));
        if (yes) {
            askConfirmed(access, end);
        } else {
            ask(access, end);
        }
        say("Loading is ended, the keys vend.");
        return ExitCode.OK;
    }
}
