package io.ptoken.hsm.protocol.frame;

/** What can be wrong with a frame. */
public enum FrameFault {
    /** Fewer characters than header and check sum take. */
    TOO_SHORT,
    /** More characters than the limit. */
    TOO_LONG,
    /** No CR where the length of the envelope puts it. */
    NO_END,
    /** A byte outside 0x20-0x7E. */
    NOT_PRINTABLE,
    /** Check sum wrong, or no check sum at all; a module answers {@code GL!ER20}. */
    CHECK_SUM,
    /** No header; a module answers {@code GL!ER21}. */
    HEADER,
    /** No status behind the header of a response. */
    STATUS
}
