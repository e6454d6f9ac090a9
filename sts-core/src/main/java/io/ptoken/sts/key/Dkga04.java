package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.key.DerivationAssumptions.CommonKeyPan;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * DKGA04 (specification section 8.5): the decoder key is the leftmost 64 bits (EA 07) or 128 bits (EA 11) of
 * HMAC-SHA-256(VK, D), D being the {@linkplain Dkga04DataBlock data block}.
 */
final class Dkga04 implements DecoderKeyGenerator {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Each thread keeps one block: another array per key would be garbage. Zeroised after use. */
    static final ThreadLocal<byte[]> BLOCK = ThreadLocal.withInitial(() -> new byte[Dkga04DataBlock.BYTES]);

    private final PreparedHmac hmac;
    private final DerivationAssumptions assumptions;

    private Dkga04(PreparedHmac hmac, DerivationAssumptions assumptions) {
        this.hmac = hmac;
        this.assumptions = assumptions;
    }

    static Dkga04 of(VendingKey key, DerivationAssumptions assumptions) {
        if (key.bits() != 160) {
            throw new InvalidValueException("vending key for DKGA04", key.bits() + " bits", "160 bits");
        }
        byte[] bytes = key.bytes(ACCESS);
        try {
            return new Dkga04(PreparedHmac.of(bytes), assumptions);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public DecoderKey generate(DecoderKeyContext context) {
        requireServed(context);
        byte[] block = BLOCK.get();
        try {
            Dkga04DataBlock.write(context, pan(context), block);
            hmac.mac(block, block);
            return firstBits(context.ea().keyBits(), block);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    private static DecoderKey firstBits(int bits, byte[] mac) {
        long first = (long) WORD.get(mac, 0);
        return bits == 64 ? DecoderKey.ofWord(first) : DecoderKey.ofWords(first, (long) WORD.get(mac, Long.BYTES));
    }

    private MeterPan pan(DecoderKeyContext context) {
        boolean zeroed = context.keyType() == KeyType.DCTK && assumptions.commonKeyPan() == CommonKeyPan.DRN_ZEROED;
        return zeroed ? Dkga04DataBlock.withZeroDrn(context.pan()) : context.pan();
    }

    private void requireServed(DecoderKeyContext context) {
        if (context.ea() == EncryptionAlgorithm.DEA) {
            throw new UnsupportedException("DKGA04 for EA 09", "EA 09 was withdrawn before DKGA04 came");
        }
        InitialisationKeyRule.require(context, assumptions);
    }

    @Override
    public DecoderKeyAlgorithm algorithm() {
        return DecoderKeyAlgorithm.DKGA04;
    }

    @Override
    public void close() {
        hmac.close();
    }

    @Override
    public String toString() {
        return "Dkga04";
    }
}
