package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Locale;
import java.util.Optional;

/** {@code sta.json}: single blocks of EA 07, section 9. */
final class StaCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        Optional<StaTables> set = tables.named(vector);
        long plaintext = vector.hex("plaintext", 16);
        long ciphertext = vector.hex("ciphertext", 16);
        if (vector.has("token66")) {
            String made = TokenNumber.insert(TokenClass.CREDIT, ciphertext).hex();
            findings.compare("token66", vector.hexText("token66", 17), made.toLowerCase(Locale.ROOT));
        }
        try (DecoderKey key = DecoderKey.of(vector.bytes("key", 8))) {
            if (set.isEmpty()) {
                findings.skip(TableSets.MISSING);
                return;
            }
            compareBlocks(TokenCiphers.sta(key, set.get()), plaintext, ciphertext, findings);
        }
    }

    static void compareBlocks(TokenCipher cipher, long plaintext, long ciphertext, Findings findings) {
        findings.compareHex("ciphertext", 16, ciphertext, cipher.encrypt(plaintext));
        findings.compareHex("plaintext", 16, plaintext, cipher.decrypt(ciphertext));
    }
}
