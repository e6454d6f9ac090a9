package io.ptoken.service.operate.keyentry;

import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.key.KeyComponents;
import io.ptoken.sts.key.OddParity;
import io.ptoken.sts.key.VendingKey;
import java.util.List;
import java.util.Optional;

/**
 * What may be told about a key.
 *
 * @param bits 64, 128 or 160
 * @param kcv key check value
 * @param parityWarning text for people when a 64-bit key is not of odd parity
 */
public record KeySummary(int bits, KeyCheckValue kcv, Optional<String> parityWarning) {

    private static final int DECODER_KEY_BYTES = 16;

    /** Of the bytes of a key: 8 or 20 for a vending key, 8 or 16 for a decoder key. */
    public static KeySummary of(byte[] key, KeyCheckValueMethod checkValues) {
        if (key.length == DECODER_KEY_BYTES) {
            try (DecoderKey decoderKey = DecoderKey.of(key)) {
                return of(decoderKey, checkValues);
            }
        }
        try (VendingKey vendingKey = VendingKey.of(key)) {
            return of(vendingKey, checkValues);
        }
    }

    /** Of the key that components make. */
    public static KeySummary of(List<KeyComponent> components, KeyCheckValueMethod checkValues) {
        if (components.get(0).bits() == DECODER_KEY_BYTES * Byte.SIZE) {
            try (DecoderKey decoderKey = KeyComponents.combineDecoderKey(components)) {
                return of(decoderKey, checkValues);
            }
        }
        try (VendingKey vendingKey = KeyComponents.combineVendingKey(components)) {
            return of(vendingKey, checkValues);
        }
    }

    /** Of a vending key. */
    public static KeySummary of(VendingKey key, KeyCheckValueMethod checkValues) {
        return new KeySummary(key.bits(), checkValues.of(key), OddParity.warning(key));
    }

    private static KeySummary of(DecoderKey key, KeyCheckValueMethod checkValues) {
        return new KeySummary(key.bits(), checkValues.of(key), Optional.empty());
    }

    /** {@code odd}, {@code not odd}, or that the length has none. */
    public String parity() {
        if (bits != Long.SIZE) {
            return "none (keys of " + bits + " bits have no parity)";
        }
        return parityWarning.isPresent() ? "not odd" : "odd";
    }
}
