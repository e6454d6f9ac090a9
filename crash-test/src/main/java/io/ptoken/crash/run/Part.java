package io.ptoken.crash.run;

import io.ptoken.crash.program.BrokenPromise;
import java.util.function.Consumer;

/** Runs that need an installation of their own. */
public interface Part {

    /**
     * All of them.
     *
     * @param progress takes the line of each
     * @throws BrokenPromise for the first promise that is broken, with the seed of its run
     */
    void run(Consumer<String> progress);

    /** What happened, in Markdown; empty without runs. */
    String text();
}
