package io.ptoken.service.api;

/** Whether a caller still waits for the answer. Thread safe, quick. */
@FunctionalInterface
public interface Presence {

    /** Nobody hangs up within a process. */
    Presence ALWAYS = () -> true;

    /** False when the caller has hung up, or was answered because the call took too long. */
    boolean isThere();

    /**
     * True once whoever brought the call has answered in its place, because it took longer than a call may. What the call does
     * after that, nobody hears: so an issuing call that has not asked the module by then must not, and one that has stores what
     * the module made, where its caller, who was told to, fetches it.
     */
    default boolean isOverdue() {
        return false;
    }
}
