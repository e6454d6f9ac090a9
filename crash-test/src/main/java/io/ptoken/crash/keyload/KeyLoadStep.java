package io.ptoken.crash.keyload;

import java.util.Locale;

/** The steps of an exchange with a KMC. */
enum KeyLoadStep {
    /** {@code kmc request}. */
    REQUEST("kmc.request", "new request"),
    /** {@code kmc request --replace}. */
    REPLACE("kmc.request", "replacing the request that is out"),
    /** {@code kmc-sim answer}. */
    ANSWER("", ""),
    /** {@code kmc upload}. */
    UPLOAD("kmc.upload", "response given to the module"),
    /** {@code kmc load NUMBER}. */
    LOAD_ONE("kmc.load", "loading 1 keys"),
    /** {@code kmc load-all}. */
    LOAD_ALL("kmc.load", "loading "),
    /** {@code kmc end}. */
    END("kmc.end", " keys loaded"),
    /** {@code kmc delete}. */
    DELETE("kmc.delete", "in state ");

    private final String action;
    private final String intention;

    KeyLoadStep(String action, String intention) {
        this.action = action;
        this.intention = intention;
    }

    /** For people. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As the audit log names it; empty for what the KMC does. */
    String action() {
        return action;
    }

    /** What the audit log says before the module is asked. */
    String intention() {
        return intention;
    }
}
