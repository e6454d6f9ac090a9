package io.ptoken.thrift.dispatch;

/** Waits for a ping that asked to be answered late; ends early when the server stops. */
@FunctionalInterface
public interface Pause {

    /** Returns after {@code millis} milliseconds or when waiting makes no sense any more. */
    void forMillis(int millis);
}
