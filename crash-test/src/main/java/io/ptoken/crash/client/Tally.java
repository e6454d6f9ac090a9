package io.ptoken.crash.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts of one run. Thread safe. */
public final class Tally {

    public final AtomicInteger received = new AtomicInteger();
    public final AtomicInteger repeated = new AtomicInteger();
    public final AtomicInteger refused = new AtomicInteger();
    public final AtomicInteger lost = new AtomicInteger();
    public final AtomicInteger foundStored = new AtomicInteger();
    public final AtomicInteger foundMissing = new AtomicInteger();
    public final AtomicInteger fetched = new AtomicInteger();

    private final Map<String, Integer> refusals = new TreeMap<>();

    /** Counts a refusal by its text, numbers of one kind taken together. */
    public void refused(Reply.Refused refusal) {
        refused.incrementAndGet();
        String text = refusal.toString()
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "...")
                .replaceAll("got 'r[^']*'", "got '...'")
                .replaceAll("[0-9]{3,}|(?<=vend )[0-9]+|(?<=not )[0-9]+", "#");
        synchronized (refusals) {
            refusals.merge(text, 1, Integer::sum);
        }
    }

    /** How often each text came. */
    public Map<String, Integer> refusals() {
        synchronized (refusals) {
            return new TreeMap<>(refusals);
        }
    }
}
