package io.ptoken.crash.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts of one run. Thread safe. */
public final class Tally {

    final AtomicInteger received = new AtomicInteger();
    final AtomicInteger repeated = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    final AtomicInteger foundStored = new AtomicInteger();
    final AtomicInteger foundMissing = new AtomicInteger();
    final AtomicInteger fetched = new AtomicInteger();

    private final Map<String, Integer> refusals = new TreeMap<>();

    /** Counts a refusal by its text, numbers of one kind taken together. */
    void refused(Reply.Refused refusal) {
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
    Map<String, Integer> refusals() {
        synchronized (refusals) {
            return new TreeMap<>(refusals);
        }
    }
}
