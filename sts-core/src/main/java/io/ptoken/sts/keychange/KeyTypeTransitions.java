package io.ptoken.sts.keychange;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which key type may follow which (specification section 12.1). A meter answers a forbidden change with KeyTypeError and
 * keeps its key; a change between equal types is never forbidden.
 *
 * <p>Part of the table has no source. Those cells are {@linkplain #isAssumption marked} and can be {@linkplain #assuming
 * set}; the others are fixed. Immutable.
 */
public final class KeyTypeTransitions {

    /** The table as the specification prints it. */
    public static final KeyTypeTransitions DEFAULT = new KeyTypeTransitions(Map.of(
            KeyType.DITK, EnumSet.allOf(KeyType.class),
            KeyType.DDTK, EnumSet.of(KeyType.DDTK, KeyType.DUTK, KeyType.DCTK),
            KeyType.DUTK, EnumSet.of(KeyType.DDTK, KeyType.DUTK),
            KeyType.DCTK, EnumSet.of(KeyType.DDTK, KeyType.DCTK)));

    private final Map<KeyType, Set<KeyType>> successors;

    private KeyTypeTransitions(Map<KeyType, Set<KeyType>> successors) {
        this.successors = Collections.unmodifiableMap(new EnumMap<>(successors));
    }

    /** True when no source states what the table says of this pair: it is our inference. */
    public static boolean isAssumption(KeyType from, KeyType to) {
        return from != to
                && switch (from) {
                    case DITK -> false;
                    case DDTK, DCTK -> true;
                    case DUTK -> to == KeyType.DITK;
                };
    }

    /** True when a key of type {@code from} may be replaced by one of type {@code to}. */
    public boolean allows(KeyType from, KeyType to) {
        return successors.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * This table with another answer for one pair.
     *
     * @throws InvalidValueException when a source states the answer, so that it is no {@linkplain #isAssumption assumption}
     */
    public KeyTypeTransitions assuming(KeyType from, KeyType to, boolean allowed) {
        if (!isAssumption(from, to)) {
            throw new InvalidValueException(
                    "key type transition", from + " to " + to, "a pair of which no source tells");
        }
        Set<KeyType> types = EnumSet.copyOf(successors.getOrDefault(from, Set.of()));
        if (allowed) {
            types.add(to);
        } else {
            types.remove(to);
        }
        Map<KeyType, Set<KeyType>> changed = new EnumMap<>(successors);
        changed.put(from, types);
        return new KeyTypeTransitions(changed);
    }

    /** True for equal tables. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyTypeTransitions table && successors.equals(table.successors);
    }

    @Override
    public int hashCode() {
        return successors.hashCode();
    }

    @Override
    public String toString() {
        return "KeyTypeTransitions" + successors;
    }
}
