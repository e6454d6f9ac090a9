package io.ptoken.crash.client;

/** What clients must put up with at the moment. */
public enum Weather {
    /** Nothing: every connection holds, and only refusals that were asked for come. */
    FAIR,
    /** Connections break: the server is being killed. */
    KILLED,
    /** Connections break and calls are refused: the server stops, or its disk fails. */
    ROUGH,
    /** An older store was put back: identifiers up to a floor are refused. */
    PUT_BACK;

    boolean mayLose() {
        return this == KILLED || this == ROUGH;
    }

    boolean mayRefuse() {
        return this == ROUGH;
    }
}
