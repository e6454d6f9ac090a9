package io.ptoken.node.config;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A change of key type of which no source tells whether meters allow it (specification section 12.1). */
public enum AssumedKeyTypeTransition {
    DDTK_TO_DITK(KeyType.DDTK, KeyType.DITK),
    DDTK_TO_DUTK(KeyType.DDTK, KeyType.DUTK),
    DDTK_TO_DCTK(KeyType.DDTK, KeyType.DCTK),
    DUTK_TO_DITK(KeyType.DUTK, KeyType.DITK),
    DCTK_TO_DITK(KeyType.DCTK, KeyType.DITK),
    DCTK_TO_DDTK(KeyType.DCTK, KeyType.DDTK),
    DCTK_TO_DUTK(KeyType.DCTK, KeyType.DUTK);

    /** Those that {@link KeyTypeTransitions#DEFAULT} allows. */
    static final Set<AssumedKeyTypeTransition> DEFAULT = Arrays.stream(values())
            .filter(transition -> KeyTypeTransitions.DEFAULT.allows(transition.from, transition.to))
            .collect(Collectors.toUnmodifiableSet());

    private final KeyType from;
    private final KeyType to;

    AssumedKeyTypeTransition(KeyType from, KeyType to) {
        this.from = from;
        this.to = to;
    }

    /** The whole table, in which these transitions are allowed and the other assumed ones are not. */
    public static KeyTypeTransitions table(Set<AssumedKeyTypeTransition> allowed) {
        KeyTypeTransitions table = KeyTypeTransitions.DEFAULT;
        for (AssumedKeyTypeTransition transition : values()) {
            table = table.assuming(transition.from, transition.to, allowed.contains(transition));
        }
        return table;
    }
}
