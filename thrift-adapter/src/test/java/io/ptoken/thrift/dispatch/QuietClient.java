package io.ptoken.thrift.dispatch;

import io.ptoken.service.access.Origin;

/** A client that waits for its answers; remembers what was told of it. Not thread safe. */
final class QuietClient implements Client {

    private final Origin origin;
    private int delay;
    private boolean inSession;

    QuietClient(Origin origin) {
        this.origin = origin;
    }

    int delay() {
        return delay;
    }

    boolean isInSession() {
        return inSession;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public void delayReply(int millis) {
        delay = millis;
    }

    @Override
    public void hasSession() {
        inSession = true;
    }

    @Override
    public boolean isThere() {
        return true;
    }
}
