package io.ptoken.sts.cipher;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyBytesAccess;

/** Makes the cipher of a meter from its decoder key. The cipher does not depend on the key object afterwards. */
public final class TokenCiphers {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private TokenCiphers() {}

    /**
     * A cipher for EA 07 or EA 11.
     *
     * @param tables substitution and permutation tables, used by EA 07 alone
     * @throws UnsupportedException for EA 09, which must not be used to make tokens ({@link #legacyDeaReader})
     * @throws InvalidValueException when the key has the wrong length for {@code ea}
     */
    public static TokenCipher of(EncryptionAlgorithm ea, DecoderKey key, StaTables tables) {
        return switch (ea) {
            case STA -> sta(key, tables);
            case DEA -> throw new UnsupportedException("EA 09", "withdrawn; old tokens can be read, none can be made");
            case MISTY1 -> misty1(key);
        };
    }

    /** EA 07 under a 64-bit key. */
    public static TokenCipher sta(DecoderKey key, StaTables tables) {
        requireLength(EncryptionAlgorithm.STA, key);
        return new Sta(key.firstWord(ACCESS), tables.lookup());
    }

    /** EA 11 under a 128-bit key. */
    public static TokenCipher misty1(DecoderKey key) {
        requireLength(EncryptionAlgorithm.MISTY1, key);
        return new Misty1(key.firstWord(ACCESS), key.secondWord(ACCESS));
    }

    /**
     * The explicit legacy switch for EA 09: reads tokens made long ago and throws {@link UnsupportedException} on
     * {@link TokenCipher#encrypt}. No vector confirms it (specification section 10).
     */
    public static TokenCipher legacyDeaReader(DecoderKey key) {
        requireLength(EncryptionAlgorithm.DEA, key);
        return new LegacyDeaReader(key.firstWord(ACCESS));
    }

    private static void requireLength(EncryptionAlgorithm ea, DecoderKey key) {
        if (key.bits() != ea.keyBits()) {
            throw new InvalidValueException(
                    "decoder key for EA " + ea.digits(), key.bits() + " bits", ea.keyBits() + " bits");
        }
    }
}
