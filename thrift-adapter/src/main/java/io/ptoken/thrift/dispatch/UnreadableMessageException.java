package io.ptoken.thrift.dispatch;

/**
 * A frame without a readable message header: there is no name and no sequence id to answer to, so the connection has to
 * end. The message says what was wrong and quotes nothing of the frame.
 */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String message) {
        super(message);
    }
}
