package io.ptoken.cli;

import io.ptoken.node.process.Undo;

/** Tells when somebody wants the program to stop: Ctrl-C, SIGTERM. */
public interface StopSignal {

    /** From now on, stopping closes {@code running} first, on another thread. */
    void onStop(Undo running);

    /** Waits until stopping is asked for. */
    void await();

    /** Ends the waiting: there is nothing left to stop. */
    default void release() {}
}
