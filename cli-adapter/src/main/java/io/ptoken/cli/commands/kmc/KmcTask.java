package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.keyload.KeyLoadText;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.keyload.KeyLoadReport;
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
        confirm(yes || operator.account().isPresent(), question);
        return askConfirmed(access, call);
    }

    @Override
    protected void progress(Progress step) {
        if (step instanceof Progress.KeyTried tried) {
            say(KeyLoadText.outcome(tried.outcome()));
        }
    }

    /** Tells what came of loading keys; returns the exit code. */
    protected int told(KeyLoadReport report) {
        KeyLoadText.summary(report).forEach(this::say);
        return report.refused() == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    protected void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
