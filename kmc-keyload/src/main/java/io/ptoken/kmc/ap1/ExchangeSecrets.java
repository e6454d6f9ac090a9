package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyBytesAccess;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What both sides derive from one request and one response: KEK, KCK and IVB (key-load profile section 2.6).
 * {@link #close()} zeroises them.
 */
final class ExchangeSecrets implements AutoCloseable {

    private static final String LABEL = "STSKMS-AP1/C2E2S-P384/ONESTEP-SHA384/A256GCM";
    /** Length of what is derived, in bits, as four bytes. */
    private static final byte[] DERIVED_BITS = {0, 0, 0x02, (byte) 0xC0};

    private static final int KEK_END = 32;
    private static final int KCK_END = 80;
    private static final int IVB_END = 88;
    private static final String CONFIRMATION_LABEL = "KC_1_V";

    private final SecretOctets kek;
    private final SecretOctets kck;
    private final SecretOctets ivBase;

    private ExchangeSecrets(byte[] derived) {
        kek = part("KEK", derived, 0, KEK_END);
        kck = part("KCK", derived, KEK_END, KCK_END);
        ivBase = part("IVB", derived, KCK_END, IVB_END);
    }

    private static SecretOctets part(String what, byte[] derived, int from, int to) {
        byte[] bytes = Arrays.copyOfRange(derived, from, to);
        try {
            return SecretOctets.of(what, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * The one-step key derivation.
     *
     * @param ephemeral shared by the ephemeral keys, zeroised here
     * @param fixed shared by the static keys, zeroised here
     */
    static ExchangeSecrets derive(byte[] ephemeral, byte[] fixed, ExchangeContext context) {
        byte[] shared = Hashes.concat(ephemeral, fixed);
        byte[] derived = new byte[0];
        try {
            derived = derive(shared, fixedInfo(context));
            return new ExchangeSecrets(derived);
        } finally {
            for (byte[] secret : new byte[][] {ephemeral, fixed, shared, derived}) {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    /**
     * DKM, which the caller zeroises.
     *
     * @param shared Z, left as it is
     */
    static byte[] derive(byte[] shared, byte[] fixedInfo) {
        byte[] first = Hashes.sha384(new byte[] {0, 0, 0, 1}, shared, fixedInfo);
        byte[] second = Hashes.sha384(new byte[] {0, 0, 0, 2}, shared, fixedInfo);
        byte[] both = Hashes.concat(first, second);
        try {
            return Arrays.copyOf(both, IVB_END);
        } finally {
            for (byte[] secret : new byte[][] {first, second, both}) {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    static byte[] fixedInfo(ExchangeContext context) {
        return Hashes.concat(
                Hashes.lengthAndValue(LABEL),
                Hashes.lengthAndValue(context.module().text()),
                Hashes.lengthAndValue(context.kmc().text()),
                Hashes.lengthAndValue(context.requestNonce().bytes()),
                Hashes.lengthAndValue(context.responseNonce().bytes()),
                Hashes.lengthAndValue(context.requestDigest().bytes()),
                DERIVED_BITS);
    }

    /**
     * KCM, by which the KMC proves that it has derived the same.
     *
     * @param core record of the response up to and including the semicolon before KCM
     */
    Octets confirmation(ExchangeContext context, String core) {
        byte[] message = Hashes.concat(
                Hashes.ascii(CONFIRMATION_LABEL),
                Hashes.lengthAndValue(context.kmc().text()),
                Hashes.lengthAndValue(context.module().text()),
                context.kmcEphemeral().bytes(),
                context.moduleEphemeral().bytes(),
                context.requestDigest().bytes(),
                Hashes.sha384(Hashes.ascii(core)));
        byte[] key = kck.bytes(KeyBytesAccess.grant());
        try {
            return Octets.of(Hashes.hmacSha384(key, message));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** True when the KMC's proof is right; the time does not depend on where it is wrong. */
    boolean isConfirmedBy(Octets claimed, ExchangeContext context, String core) {
        return MessageDigest.isEqual(
                claimed.bytes(), confirmation(context, core).bytes());
    }

    /** A copy of what unwraps the keys of the file, to be closed by the caller. */
    AgreedKeys agreedKeys(int keyCount) {
        return new AgreedKeys(kek.copy(), ivBase.copy(), keyCount);
    }

    @Override
    public void close() {
        kek.close();
        kck.close();
        ivBase.close();
    }
}
