package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;

/** {@code misty1.json}: single blocks of EA 11, section 11. */
final class Misty1Check implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        try (DecoderKey key = DecoderKey.of(vector.bytes("key", 16))) {
            StaCheck.compareBlocks(
                    TokenCiphers.misty1(key), vector.hex("plaintext", 16), vector.hex("ciphertext", 16), findings);
        }
    }
}
