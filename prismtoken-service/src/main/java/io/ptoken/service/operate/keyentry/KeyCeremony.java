package io.ptoken.service.operate.keyentry;

import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Entry of a key under dual control. A whole key is entered by two custodians, each for himself, and both entries must
 * agree. A component is entered by its custodian alone; typed ones twice, and its check value is shown.
 */
public final class KeyCeremony {

    private static final String WHOLE = "Key in hex, ";
    private static final String COMPONENT = "Component ";

    private final KeyEntries entries;
    private final KeyCheckValueMethod checkValues;
    private final Consumer<EnteredComponent> told;

    /** @param told of each component that is entered */
    public KeyCeremony(KeyEntries entries, KeyCheckValueMethod checkValues, Consumer<EnteredComponent> told) {
        this.entries = entries;
        this.checkValues = checkValues;
        this.told = told;
    }

    /** True for a label under which a ceremony asks for an entry. */
    public static boolean isLabel(String label) {
        return label.startsWith(WHOLE) || label.startsWith(COMPONENT);
    }

    /**
     * Asks for a key.
     *
     * @param components 1 for a whole key, else 2 or 3
     * @param whole makes the key of its bytes, which are zeroised afterwards
     * @param combined makes the key of its components, which are closed afterwards
     * @throws CeremonyException when two entries that should agree do not
     */
    public <K> K key(int components, Function<byte[], K> whole, Function<List<KeyComponent>, K> combined) {
        return components == 1 ? whole(whole) : combined(components, combined);
    }

    private <K> K whole(Function<byte[], K> make) {
        byte[] key = agreed(WHOLE + "first custodian", WHOLE + "second custodian");
        try {
            return make.apply(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private <K> K combined(int count, Function<List<KeyComponent>, K> make) {
        List<KeyComponent> components = new ArrayList<>(count);
        try {
            for (int number = 1; number <= count; number++) {
                KeyComponent component = component(COMPONENT + number + " of " + count + " in hex");
                components.add(component);
                told.accept(new EnteredComponent(number, component.checkValue(checkValues)));
            }
            return make.apply(components);
        } finally {
            components.forEach(KeyComponent::close);
        }
    }

    private KeyComponent component(String label) {
        byte[] bytes = entries.typed() ? agreed(label, label + ", again") : entry(label);
        try {
            return KeyComponent.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private byte[] agreed(String firstLabel, String secondLabel) {
        byte[] first = entry(firstLabel);
        byte[] second = {};
        try {
            second = entry(secondLabel);
            if (!MessageDigest.isEqual(first, second)) {
                throw new CeremonyException("the two entries differ (" + firstLabel + "); nothing was stored"
                        + (entries.typed() ? "" : ". Components are entered with --components"));
            }
            return first.clone();
        } finally {
            Arrays.fill(first, (byte) 0);
            Arrays.fill(second, (byte) 0);
        }
    }

    private byte[] entry(String label) {
        return HexSecret.parseAndZeroise(label, entries.next(label));
    }
}
