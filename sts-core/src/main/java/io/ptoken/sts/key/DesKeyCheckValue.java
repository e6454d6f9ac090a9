package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import java.nio.ByteBuffer;

/**
 * KCV of a DES key: the first three bytes of eight zero bytes encrypted under it. It ignores the parity bits of the key
 * (see {@link OddParity}).
 */
public final class DesKeyCheckValue implements KeyCheckValueMethod {

    @Override
    public KeyCheckValue of(byte[] key) {
        if (key.length != Long.BYTES) {
            throw new InvalidValueException("key for a DES KCV", key.length * Byte.SIZE + " bits", "64 bits");
        }
        try (Des des = Des.of(ByteBuffer.wrap(key).getLong())) {
            byte[] result =
                    ByteBuffer.allocate(Long.BYTES).putLong(des.encrypt(0)).array();
            return KeyCheckValue.ofFirstBytes(result);
        }
    }
}
