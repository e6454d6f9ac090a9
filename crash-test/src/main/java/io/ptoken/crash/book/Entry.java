package io.ptoken.crash.book;

import java.util.Optional;

/** What is known about one order. Guarded by the {@link Book}. */
public final class Entry {

    private final Order order;
    private final int run;
    private long began;
    private boolean open;
    private int mayBeCharged;
    private Optional<Answer> answer = Optional.empty();

    /** @param began {@link System#nanoTime} before the call was first sent */
    public Entry(Order order, int run, long began) {
        this.order = order;
        this.run = run;
        this.began = began;
    }

    public Order order() {
        return order;
    }

    int run() {
        return run;
    }

    long began() {
        return began;
    }

    /** It was found that nothing had been stored: what comes now is a new beginning. */
    void beginAgain(long now) {
        began = now;
        open = false;
        mayBeCharged = 0;
    }

    /** Whether it is not known what became of the call. */
    boolean open() {
        return open;
    }

    void opened() {
        open = answer.isEmpty();
    }

    /** A call for it ended without an answer and may have been charged. */
    void mayBeCharged() {
        mayBeCharged++;
    }

    /** Whether there was such a call, which may be the one that sold it. */
    boolean isCounted() {
        return mayBeCharged > 0;
    }

    Optional<Answer> answer() {
        return answer;
    }

    void answered(Answer first) {
        answer = Optional.of(first);
        open = false;
    }

    @Override
    public String toString() {
        return order + " (run " + run + ")"
                + answer.map(known -> "\n  first answer: " + known.digits()).orElse("");
    }
}
