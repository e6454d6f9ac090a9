package io.ptoken.sts.conformance;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DesKeyCheckValue;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.key.OddParity;
import java.util.List;

/**
 * {@code ditk-components.json}: keys in two or three components, section 8.7. Check values and parity are those of EA 07; of
 * EA 11 no source tells the check value, and there is no parity.
 */
final class DitkComponentsCheck implements VectorCheck {

    private static final KeyCheckValueMethod CHECK_VALUES = new DesKeyCheckValue();

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        EncryptionAlgorithm ea = vector.ea();
        int length = ea.keyBits() / Byte.SIZE;
        byte[] key = vector.anyHex("key", length);
        List<byte[]> bytes = vector.listOfHex("components", length);
        List<KeyComponent> components = bytes.stream().map(KeyComponent::of).toList();
        try (DecoderKey expected = DecoderKey.of(key);
                DecoderKey combined = KeyComponents.combineDecoderKey(components)) {
            findings.compareSecret("key", expected, combined);
            if (ea != EncryptionAlgorithm.MISTY1) {
                compareCheckValues(vector, combined, components, findings);
                compareParity(vector, key, bytes, findings);
            }
        } finally {
            components.forEach(KeyComponent::close);
        }
    }

    private static void compareCheckValues(
            Vector vector, DecoderKey key, List<KeyComponent> components, Findings findings) {
        findings.compare("kcv", new KeyCheckValue(vector.text("kcv")), CHECK_VALUES.of(key));
        findings.compare(
                "component_check_values",
                vector.texts("component_check_values").stream()
                        .map(KeyCheckValue::new)
                        .toList(),
                components.stream()
                        .map(component -> component.checkValue(CHECK_VALUES))
                        .toList());
    }

    private static void compareParity(Vector vector, byte[] key, List<byte[]> components, Findings findings) {
        findings.compare("odd_parity", vector.flag("odd_parity"), OddParity.isOdd(key));
        findings.compare(
                "components_odd",
                vector.flags("components_odd"),
                components.stream().map(OddParity::isOdd).toList());
        byte[] adjusted = OddParity.adjusted(key);
        try (DecoderKey expected = DecoderKey.of(vector.anyHex("odd_key", key.length));
                DecoderKey odd = DecoderKey.of(adjusted)) {
            findings.compareSecret("odd_key", expected, odd);
        }
    }
}
