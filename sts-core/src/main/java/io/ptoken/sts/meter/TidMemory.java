package io.ptoken.sts.meter;

import io.ptoken.sts.tid.TokenIdentifier;
import java.util.Arrays;
import java.util.List;

/**
 * The token identifiers a meter remembers, so that it takes each once (specification section 13, cancellation). A full
 * memory drops its smallest when it stores one, which raises the limit below which tokens are too old. Immutable.
 */
final class TidMemory {

    private final int size;
    private final int[] ascending;

    private TidMemory(int size, int[] ascending) {
        this.size = size;
        this.ascending = ascending;
    }

    /** As a meter leaves the factory: every place holds the same TID. */
    static TidMemory filled(int size, TokenIdentifier tid) {
        int[] places = new int[size];
        Arrays.fill(places, tid.minutes());
        return new TidMemory(size, places);
    }

    /** As a rollover leaves it. */
    TidMemory cleared() {
        return new TidMemory(size, new int[0]);
    }

    boolean isFull() {
        return ascending.length == size;
    }

    boolean contains(TokenIdentifier tid) {
        return Arrays.binarySearch(ascending, tid.minutes()) >= 0;
    }

    boolean isBelowSmallest(TokenIdentifier tid) {
        return ascending.length > 0 && tid.minutes() < ascending[0];
    }

    TidMemory with(TokenIdentifier tid) {
        int[] kept = isFull() ? Arrays.copyOfRange(ascending, 1, size) : ascending;
        int[] next = Arrays.copyOf(kept, kept.length + 1);
        next[kept.length] = tid.minutes();
        Arrays.sort(next);
        return new TidMemory(size, next);
    }

    List<TokenIdentifier> tids() {
        return Arrays.stream(ascending).mapToObj(TokenIdentifier::new).toList();
    }
}
