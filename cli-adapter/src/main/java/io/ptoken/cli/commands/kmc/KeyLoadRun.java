package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.keyload.KeyLoadText;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Loads keys and tells of each as it goes.
 *
 * @param services where
 * @param say prints a line
 */
record KeyLoadRun(KeyLoadServices services, Consumer<String> say) {

    static KeyLoadRun of(KeyLoadServices services, Consumer<String> say) {
        return new KeyLoadRun(services, say);
    }

    /** All keys of the file; returns the exit code. */
    int all(KmcId kmc) {
        return told(
                services.keys().loadAll(services.actor(), kmc, outcome -> say.accept(KeyLoadText.outcome(outcome))));
    }

    /** Some of them; returns the exit code. */
    int some(KmcId kmc, SortedSet<Integer> sequences) {
        return told(services.keys()
                .load(services.actor(), kmc, sequences, outcome -> say.accept(KeyLoadText.outcome(outcome))));
    }

    private int told(KeyLoadReport report) {
        KeyLoadText.summary(report).forEach(say);
        return report.refused() == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }
}
