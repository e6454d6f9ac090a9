package io.ptoken.thrift;

/** What a connection is at. */
enum Phase {
    /** The client is to go on with the handshake. */
    HANDSHAKE,
    /** The server computes its part of the handshake, or waits for its turn to. */
    TASK,
    /** The client may send its next call. */
    WAITING,
    /** Part of a call has come. */
    RECEIVING,
    /** A call is carried out. */
    CALL,
    /** The reply to a ping waits for its time. */
    ASLEEP,
    /** The client is to take the rest of a reply. */
    SENDING,
    /** The client is to take the last bytes. */
    CLOSING,
    /** It has ended. */
    ENDED
}
