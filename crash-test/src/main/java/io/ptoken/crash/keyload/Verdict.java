package io.ptoken.crash.keyload;

/** What an interrupted step has left. */
enum Verdict {
    /** Everything is as it was. */
    BEFORE,
    /** Some keys are loaded, each whole, and loading can go on. */
    PARTLY,
    /** The step is done. */
    AFTER
}
