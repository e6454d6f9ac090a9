package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.SlotContent;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc delete}. */
@Command(
        name = "delete",
        description = {
            "Deletes the KEK slot of a KMC with every key that came through it. Asks first, unless --yes.",
            OperatorTask.SECRET
        })
final class KmcDeleteCommand extends KmcTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcDeleteCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) {
        SlotContent content = ask(access, new KmcCalls.LookIntoSlot(module.name(), kmc.name()));
        String slot = "the KEK slot of " + content.key().name() + " and "
                + content.keys().map(String::valueOf).orElse("all of its") + " vending keys";
        String question = "Delete the KEK slot of " + content.key().name() + " and "
                + content.keys().map(keys -> "its " + keys).orElse("all of its") + " vending keys?";
        Optional<String> chosen = Optional.of(content.key().kmcId());
        askOnceConfirmed(access, yes, question, new KmcCalls.DeleteSlot(module.name(), chosen, content.keys()));
        say("Deleted " + slot + ".");
        return ExitCode.OK;
    }
}
