package io.ptoken.service.api;

/** Whether a caller still waits for the answer. Thread safe, quick. */
@FunctionalInterface
public interface Presence {

    /** Nobody hangs up within a process. */
    Presence ALWAYS = () -> true;

    /** False when the caller has hung up. */
    boolean isThere();
}
