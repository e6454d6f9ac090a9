package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc remove}. */
@Command(
        name = "remove",
        description = {"Forgets a KMC for which the module has no KEK slot.", OperatorTask.SECRET})
final class KmcRemoveCommand extends KmcTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcRemoveCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) {
        KmcPublicKey chosen =
                ask(access, new KmcCalls.One(module.name(), kmc.name())).key();
        confirm(yes, "Forget the KMC " + chosen.name() + " (" + chosen.kmcId() + ")?");
        ask(access, new KmcCalls.Remove(module.name(), Optional.of(chosen.kmcId())));
        say("Removed.");
        return ExitCode.OK;
    }
}
