package io.ptoken.hsm.protocol.client;

/** What a client noticed while it waited; for logs and metrics. */
public enum ClientEvent {
    /** A channel was opened. */
    OPENED,
    /** No answer in time. */
    TIMEOUT,
    /** The channel failed. */
    CHANNEL_FAILED,
    /** Something came that is no frame. */
    DAMAGED_FRAME,
    /** An answer to something else came and was dropped. */
    STRAY_FRAME,
    /** The module got a damaged request and said so. */
    REQUEST_DAMAGED,
    /** The last response was asked for again. */
    RESEND_ASKED,
    /** The command was sent again. */
    COMMAND_REPEATED,
    /** An echo came back: nothing overdue can come any more. */
    RESYNCHRONISED
}
