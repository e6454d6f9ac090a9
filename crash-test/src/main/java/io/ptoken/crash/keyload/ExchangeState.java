package io.ptoken.crash.keyload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the exchange with the KMC stands, as the program's own listings tell it.
 *
 * @param slot state of the KEK slot
 * @param priorKeys whether the keys of the exchange before go on
 * @param loaded how many keys of the file are loaded; 0 unless LOADING
 * @param count how many keys the file has; 0 unless LOADING
 * @param request text of the request that is out
 * @param keys all vending keys in the module, by register
 * @param next what the operator is told to do next
 */
record ExchangeState(
        SlotState slot,
        boolean priorKeys,
        int loaded,
        int count,
        Optional<String> request,
        List<HeldKey> keys,
        String next) {

    /** States of a KEK slot; NONE: the module has no slot for the KMC. */
    enum SlotState {
        NONE,
        PENDING,
        LOADING,
        ACTIVE
    }

    private static final Pattern COUNTER = Pattern.compile(";CTR([0-9]+);");

    ExchangeState {
        keys = List.copyOf(keys);
    }

    /** The same, with the request that is out. */
    ExchangeState withRequest(String text) {
        return new ExchangeState(slot, priorKeys, loaded, count, Optional.of(text), keys, next);
    }

    /** Number of the request that is out. */
    OptionalInt counter() {
        return request.map(ExchangeState::counterOf).orElse(OptionalInt.empty());
    }

    private static OptionalInt counterOf(String request) {
        Matcher found = COUNTER.matcher(request);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    /** The keys without their registers, in order of these. */
    List<FileKey> held() {
        return keys.stream().map(HeldKey::key).toList();
    }

    /** Everything but what the operator is told. */
    boolean isSameAs(ExchangeState other) {
        return slot == other.slot
                && priorKeys == other.priorKeys
                && loaded == other.loaded
                && count == other.count
                && request.equals(other.request)
                && keys.equals(other.keys);
    }
}
