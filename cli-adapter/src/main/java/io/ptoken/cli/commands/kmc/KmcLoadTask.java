package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.document.KmcDocument;
import io.ptoken.cli.keyload.KeyLoadText;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import picocli.CommandLine.Mixin;

/** A command that loads keys of a file that was uploaded. */
abstract class KmcLoadTask extends KmcTask {

    @Mixin
    OutputOptions output;

    KmcLoadTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void progress(Progress step) {
        if (!output.json() && step instanceof Progress.KeyTried tried) {
            say(KeyLoadText.outcome(tried.outcome()));
        }
    }

    /** Tells what came of loading keys; returns the exit code. */
    int told(KeyLoadReport report) {
        if (output.json()) {
            output.print(spec, KmcDocument.LoadReport.of(report));
        } else {
            KeyLoadText.summary(report).forEach(this::say);
        }
        return report.refused() == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }
}
