package io.ptoken.service.operate.call;

import io.ptoken.service.operate.keyentry.EnteredComponent;
import io.ptoken.service.operate.keyentry.KeySummary;
import io.ptoken.service.operate.keyload.KeyLoadOutcome;

/** A step of long work that is done. */
public sealed interface Progress {

    /** The fate of a vending key is known. */
    record KeyTried(KeyLoadOutcome outcome) implements Progress {}

    /** So many rows of the audit log were looked at. */
    record RowsVerified(long rows) implements Progress {}

    /** A custodian has entered a component of a key. */
    record ComponentEntered(EnteredComponent component) implements Progress {}

    /** A key was entered whole; whether it is the right one is asked next. */
    record KeyEntered(KeySummary key) implements Progress {}
}
