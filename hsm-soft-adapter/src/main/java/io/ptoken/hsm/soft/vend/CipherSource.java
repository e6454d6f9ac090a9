package io.ptoken.hsm.soft.vend;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;

/** Makes the cipher of a meter; a seam for tests of the module's self-checks. */
@FunctionalInterface
public interface CipherSource {

    TokenCipher of(EncryptionAlgorithm ea, DecoderKey key);

    static CipherSource with(StaTables tables) {
        return (ea, key) -> TokenCiphers.of(ea, key, tables);
    }
}
