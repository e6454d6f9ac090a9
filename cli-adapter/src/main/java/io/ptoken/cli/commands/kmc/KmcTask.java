package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.OperatorCall;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** A command on the keys that a security module gets from KMCs. Says first of which profile the files are. */
abstract class KmcTask extends OperatorTask {

    @Mixin
    protected ModuleOption module;

    protected KmcTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(OperatorAccess access) throws IOException {
        access.take(module.name());
        warn(Ap1Codec.PROFILE);
        return exchange(access);
    }

    /** Returns the exit code. */
    protected abstract int exchange(OperatorAccess access) throws IOException;

    /**
     * Makes a call that cannot be undone. The owner is asked here, unless --yes; whoever acts with an account is asked for
     * its password instead.
     */
    protected <R> R askOnceConfirmed(OperatorAccess access, boolean yes, String question, OperatorCall<R> call) {
        confirm(yes || operator.isNamed(), question);
        return askConfirmed(access, call);
    }

    protected void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
