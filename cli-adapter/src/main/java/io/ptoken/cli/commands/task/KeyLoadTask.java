package io.ptoken.cli.commands.task;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.ChosenModule;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.module.OneModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/**
 * A command on the keys that a security module of an installation gets from KMCs; no server may run on the module
 * meanwhile.
 */
public abstract class KeyLoadTask extends StoreTask {

    @Mixin
    protected ModuleOption module;

    protected KeyLoadTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(ServiceStore store, Installation chosen) throws IOException {
        OneModule one = module.chosen(chosen);
        try (Undo running = new Undo()) {
            ModuleHold hold = one.take(taker(), running);
            if (isAboutFiles()) {
                warn(Ap1Codec.PROFILE);
            }
            ChosenModule opened = one.open(hold, store, surroundings(), running);
            warnOfStanding(StoreMarks.look(chosen, Optional.of(opened.module()), store, surroundings()));
            return work(KeyLoadServices.of(opened, store, chosen.data(), surroundings()));
        }
    }

    /** False for a command that does no step of an exchange, so that it need not say in which profile. */
    protected boolean isAboutFiles() {
        return true;
    }

    /** Returns the exit code. */
    protected abstract int work(KeyLoadServices services) throws IOException;

    /** Ends the command unless the operator says yes. */
    protected void confirm(boolean yes, String question) {
        if (!yes && !surroundings().prompt().confirm(question)) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
    }

    protected static int ok() {
        return ExitCode.OK;
    }
}
