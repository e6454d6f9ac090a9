package io.ptoken.sts.keychange;

import java.util.Optional;

/**
 * Which key changes are allowed at all, whatever the time (specification sections 12 and 12.1): by cluster, by key type, and
 * by decoder-key generation algorithm and base date.
 *
 * @param keyTypes which key type may follow which
 * @param algorithms which algorithm and base date may follow which
 */
public record KeyChangeRules(KeyTypeTransitions keyTypes, AlgorithmChanges algorithms) {

    /** What the specification says where it says something. */
    public static final KeyChangeRules DEFAULT =
            new KeyChangeRules(KeyTypeTransitions.DEFAULT, AlgorithmChanges.FORWARD);

    /** Which algorithm and base date may follow which. */
    public enum AlgorithmChanges {
        /**
         * On to a newer algorithm and a later base date, as the world did from DKGA02 of 1993 to DKGA04 of 2014; never back
         * to an older algorithm or an earlier base date.
         */
        FORWARD,
        /** Any, back included. */
        ANY
    }

    /** Why a change is not allowed, in words that begin with "from"; empty when it is. */
    public Optional<String> objection(KeyChangeSide from, KeyChangeSide to) {
        if (from.cluster() != to.cluster()) {
            return Optional.of("from cluster " + from.cluster() + " to cluster " + to.cluster());
        }
        if (!keyTypes.allows(from.keyType(), to.keyType())) {
            return Optional.of("from key type " + from.keyType() + " to " + to.keyType());
        }
        if (!allowsAlgorithm(from, to)) {
            return Optional.of("from " + from.algorithm() + " to " + to.algorithm());
        }
        if (algorithms != AlgorithmChanges.ANY && to.baseDate().compareTo(from.baseDate()) < 0) {
            return Optional.of("from base date " + from.baseDate().year() + " back to "
                    + to.baseDate().year());
        }
        return Optional.empty();
    }

    private boolean allowsAlgorithm(KeyChangeSide from, KeyChangeSide to) {
        return algorithms == AlgorithmChanges.ANY
                || from.algorithm().code() <= to.algorithm().code();
    }
}
