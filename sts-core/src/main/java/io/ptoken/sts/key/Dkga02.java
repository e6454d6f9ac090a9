package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.key.DerivationAssumptions.VendingKeyParity;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * DKGA02 (specification section 8.4): X = PANBlock xor CONTROLBlock, DK = DES(VK, X) xor X xor VK.
 *
 * <p>The vending key enters the last xor byte for byte, parity bits included. Whether one of wrong parity is made odd
 * first is an {@linkplain DerivationAssumptions.VendingKeyParity assumption}.
 */
final class Dkga02 implements DecoderKeyGenerator {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private final DerivationAssumptions assumptions;
    private final Des des;
    private volatile long vendingKey;

    private Dkga02(long vendingKey, DerivationAssumptions assumptions) {
        this.vendingKey = vendingKey;
        this.des = Des.of(vendingKey);
        this.assumptions = assumptions;
    }

    static Dkga02 of(VendingKey key, DerivationAssumptions assumptions) {
        if (key.bits() != 64) {
            throw new InvalidValueException("vending key for DKGA02", key.bits() + " bits", "64 bits");
        }
        byte[] bytes = key.bytes(ACCESS);
        try {
            return new Dkga02(word(bytes, assumptions.vendingKeyParity()), assumptions);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static long word(byte[] bytes, VendingKeyParity parity) {
        byte[] used = parity == VendingKeyParity.MADE_ODD ? OddParity.adjusted(bytes) : bytes.clone();
        try {
            return ByteBuffer.wrap(used).getLong();
        } finally {
            Arrays.fill(used, (byte) 0);
        }
    }

    @Override
    public DecoderKey generate(DecoderKeyContext context) {
        requireServed(context);
        long x = PanBlock.of(context.pan(), context.keyType())
                ^ ControlBlock.of(context.keyType(), context.sgc(), context.ti(), context.krn());
        // The vending key is read first: when it was zeroised, so is the schedule, and DES refuses.
        long key = vendingKey;
        return DecoderKey.ofWord(des.encrypt(x) ^ x ^ key);
    }

    private void requireServed(DecoderKeyContext context) {
        if (context.ea().keyBits() != 64) {
            throw new UnsupportedException("DKGA02 for EA " + context.ea().digits(), "it makes 64-bit decoder keys");
        }
        InitialisationKeyRule.require(context, assumptions);
    }

    @Override
    public DecoderKeyAlgorithm algorithm() {
        return DecoderKeyAlgorithm.DKGA02;
    }

    @Override
    public void close() {
        des.close();
        vendingKey = 0;
    }

    @Override
    public String toString() {
        return "Dkga02";
    }
}
