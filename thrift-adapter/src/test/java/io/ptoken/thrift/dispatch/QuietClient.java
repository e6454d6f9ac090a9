package io.ptoken.thrift.dispatch;

import io.ptoken.service.access.Origin;
import java.util.function.Supplier;

/** A client that waits for its answers; remembers what was told of it. Not thread safe. */
final class QuietClient implements Client {

    private final Origin origin;
    private int delay;
    private boolean inSession;
    private Supplier<byte[]> overdue = () -> new byte[0];

    QuietClient(Origin origin) {
        this.origin = origin;
    }

    int delay() {
        return delay;
    }

    boolean isInSession() {
        return inSession;
    }

    byte[] overdueReply() {
        return overdue.get();
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
    public void begins(Supplier<byte[]> reply) {
        overdue = reply;
    }

    @Override
    public boolean isThere() {
        return true;
    }
}
