package io.ptoken.crash.run;

import io.ptoken.crash.client.Tally;
import java.util.Locale;

/**
 * One run that kept every promise.
 *
 * @param number from 1
 * @param kind what happened to the server
 * @param detail when it happened
 * @param tally counts of load and checks
 * @param startMillis how long the restart took until it served
 * @param checkMillis how long the checks took
 */
public record RunResult(int number, RunKind kind, String detail, Tally tally, long startMillis, long checkMillis) {

    /** One line for people who watch. */
    public String line(int runs) {
        return String.format(
                Locale.ROOT,
                "run %3d of %d  %-16s %-34s %5d answers %4d refused %3d lost = %d stored + %d not; up in %4d ms, %5d fetched in %d ms",
                number,
                runs,
                kind.text(),
                detail,
                tally.received.get() + tally.repeated.get(),
                tally.refused.get(),
                tally.lost.get(),
                tally.foundStored.get(),
                tally.foundMissing.get(),
                startMillis,
                tally.fetched.get(),
                checkMillis);
    }
}
