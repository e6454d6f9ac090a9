package io.ptoken.service.operate.call;

import io.ptoken.service.operate.keyload.KeyLoadOutcome;

/** A step of long work that is done. */
public sealed interface Progress {

    /** The fate of a vending key is known. */
    record KeyTried(KeyLoadOutcome outcome) implements Progress {}

    /** So many rows of the audit log were looked at. */
    record RowsVerified(long rows) implements Progress {}
}
