package io.ptoken.sts.cipher;

import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.Des;

/**
 * EA 09: single DES of the block (specification section 10). Withdrawn, one source, no vectors: good enough to look at an
 * old token, where the check sum tells whether it was read right; making one would be a guess that costs money. That the
 * decoder key should have odd parity does not matter here, as DES ignores parity bits.
 */
final class LegacyDeaReader implements TokenCipher {

    private final Des des;

    LegacyDeaReader(long key) {
        des = Des.of(key);
    }

    @Override
    public EncryptionAlgorithm algorithm() {
        return EncryptionAlgorithm.DEA;
    }

    @Override
    public long encrypt(long block) {
        throw new UnsupportedException("making tokens for EA 09", "the algorithm is withdrawn");
    }

    @Override
    public long decrypt(long block) {
        return des.decrypt(block);
    }

    @Override
    public String toString() {
        return "LegacyDeaReader";
    }
}
