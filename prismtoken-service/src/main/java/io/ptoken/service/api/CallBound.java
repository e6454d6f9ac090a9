package io.ptoken.service.api;

/**
 * The time by which a call has to be answered, whatever it waits for. Whoever brings calls answers in its place when that time
 * has passed; what the call does after that, nobody hears. So an issuing call that has not begun by then must not begin, and one
 * that has stores what the module made, where its caller fetches it. Thread safe, quick.
 */
@FunctionalInterface
public interface CallBound {

    /** A call that may take as long as it takes. */
    CallBound NONE = () -> false;

    /** True once somebody has answered, or is about to answer, in the place of the call. */
    boolean isPassed();
}
