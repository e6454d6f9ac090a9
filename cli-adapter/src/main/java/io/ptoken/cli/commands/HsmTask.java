package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.hsm.HsmAddress;
import io.ptoken.cli.hsm.LineThreads;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.protocol.sts6.Sts6Refusals;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a hardware module. */
abstract class HsmTask implements Callable<Integer> {

    @Mixin
    HsmAddressOptions target;

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;

    HsmTask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() {
        work(target.address());
        return ExitCode.OK;
    }

    abstract void work(HsmAddress address);

    /** Works on the module as the rest of the program sees it. */
    final void onModule(HsmAddress address, Consumer<LineModule> work) {
        ScheduledExecutorService executor = LineThreads.one("hsm");
        try (LineModule module = address.open(surroundings.clock(), executor)) {
            work.accept(module);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Asks with the commands of the line itself. */
    final void onLine(HsmAddress address, Consumer<ModuleClient> work) {
        try (ModuleClient client = new ModuleClient(
                address.opener(), address.protocol(), address.dialect(), HsmAddress.TIME, ClientListener.NONE)) {
            work.accept(client);
        } catch (RefusedException e) {
            throw Sts6Refusals.toPort(e);
        }
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
