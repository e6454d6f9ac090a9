package io.ptoken.service.operate.keyentry;

/** Where custodians' entries come from, one after the other. */
public interface KeyEntries {

    /**
     * The next entry as hex text; the caller zeroises it.
     *
     * @param label who enters what, for the prompt and for messages
     * @throws RuntimeException when there is none or it cannot be read
     */
    char[] next(String label);

    /** True when people type, so that every entry is asked for twice. */
    boolean typed();
}
