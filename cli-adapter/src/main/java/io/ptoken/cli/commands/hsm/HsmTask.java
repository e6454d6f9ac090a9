package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.CommandTask;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.protocol.sts6.Sts6Refusals;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.hsm.LineThreads;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** A command that asks a hardware module. */
abstract class HsmTask extends CommandTask {

    @Mixin
    HsmAddressOptions target;

    private final Surroundings surroundings;
    private Optional<ModuleHold> hold = Optional.empty();
    private int exitCode = ExitCode.OK;

    HsmTask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() throws IOException {
        HsmAddress address = target.address();
        check(address);
        try (ModuleHold held = LineHold.take(address, spec, surroundings)) {
            hold = Optional.of(held);
            work(address);
        }
        return exitCode;
    }

    /** Looks at the options before the line is taken. */
    void check(HsmAddress address) {}

    abstract void work(HsmAddress address);

    /** Works on the module as the rest of the program sees it. */
    final void onModule(HsmAddress address, Consumer<LineModule> work) {
        ScheduledExecutorService executor = LineThreads.one("hsm");
        try (LineModule module = address.open(hold.orElseThrow(), surroundings.clock(), executor)) {
            work.accept(module);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Asks with the commands of the line itself. */
    final void onLine(HsmAddress address, Consumer<ModuleClient> work) {
        try (ModuleClient client = new ModuleClient(
                address.opener(hold.orElseThrow()),
                address.protocol(),
                address.dialect(),
                HsmAddress.TIME,
                ClientListener.NONE)) {
            work.accept(client);
        } catch (RefusedException e) {
            throw Sts6Refusals.toPort(e);
        }
    }

    /** Ends the command with another exit code than {@link ExitCode#OK}. */
    final void exitWith(int code) {
        exitCode = code;
    }

    final Surroundings surroundings() {
        return surroundings;
    }
}
