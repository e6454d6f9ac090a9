package io.ptoken.crash.keyload;

import io.ptoken.crash.program.Ended;

/**
 * A command to which something happened.
 *
 * @param strike what happened
 * @param detail when it happened
 * @param ended how it ended: a killed one with a code that is not 0
 */
record Struck(Strike strike, String detail, Ended ended) {

    /** Whether it said that it was done: the step is durable then. */
    boolean saidDone() {
        return ended.ok();
    }

    @Override
    public String toString() {
        return strike.text() + " " + detail + ", exit code " + ended.exitCode() + ": " + ended.output();
    }
}
