package io.ptoken.thrift;

/**
 * Whether a connection waits for its client or works on a call; decides what stopping means. Thread safe: the connection
 * itself moves between waiting and working, anybody may stop it.
 */
final class ConnectionState {

    private boolean waiting = true;
    private boolean stopped;
    private long waitingSince;

    ConnectionState(long now) {
        this.waitingSince = now;
    }

    /** The client may send its next call; false when the connection shall end instead. */
    synchronized boolean beginWaiting(long now) {
        waiting = true;
        waitingSince = now;
        return !stopped;
    }

    /** A call has begun to arrive; false when the connection was stopped before. */
    synchronized boolean beginWorking() {
        waiting = false;
        return !stopped;
    }

    /** No further call will be taken; true when none is under way, so that the connection can be closed at once. */
    synchronized boolean stop() {
        stopped = true;
        return waiting;
    }

    /** Nanoseconds of silence, or -1 while a call is under way or the end has come. */
    synchronized long silence(long now) {
        return waiting && !stopped ? now - waitingSince : -1;
    }
}
