package io.ptoken.sts.keychange;

import io.ptoken.sts.identity.KeyType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which key type may follow which (specification section 12.1). A meter answers a forbidden change with KeyTypeError and
 * keeps its key. No key change leads back to a DITK.
 */
public final class KeyTypeTransition {

    private KeyTypeTransition() {}

    /** True when a key of type {@code from} may be replaced by one of type {@code to}; always for equal types. */
    public static boolean allowed(KeyType from, KeyType to) {
        return successors(from).contains(to);
    }

    /** True when no source states what {@link #allowed} answers for this pair: it is our inference. */
    public static boolean isAssumption(KeyType from, KeyType to) {
        return switch (from) {
            case DITK -> to == KeyType.DITK;
            case DDTK -> true;
            case DUTK -> to == KeyType.DITK;
            case DCTK -> to != KeyType.DCTK;
        };
    }

    private static Set<KeyType> successors(KeyType from) {
        return switch (from) {
            case DITK -> EnumSet.allOf(KeyType.class);
            case DDTK -> EnumSet.of(KeyType.DDTK, KeyType.DUTK, KeyType.DCTK);
            case DUTK -> EnumSet.of(KeyType.DDTK, KeyType.DUTK);
            case DCTK -> EnumSet.of(KeyType.DDTK, KeyType.DCTK);
        };
    }
}
