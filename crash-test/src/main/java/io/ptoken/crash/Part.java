package io.ptoken.crash;

import java.util.function.Consumer;

/** Runs that need an installation of their own. */
interface Part {

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
