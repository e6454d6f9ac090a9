package io.ptoken.hsm.soft.licence;

import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * The private key of a licence issuer, on P-384. Whoever has it can let every module that trusts it vend without end, so
 * it is kept apart from the modules.
 *
 * <p>{@link #close()} zeroises the key; the big numbers that a signature is computed with are the garbage collector's.
 * Thread safe.
 */
public final class LicenceIssuerKey implements AutoCloseable {

    private static final String LABEL = "PRIVATE KEY";

    private final byte[] secret;
    private final LicenceIssuerPublicKey publicKey;
    private boolean closed;

    private LicenceIssuerKey(BigInteger secret) {
        this.secret = Curve.fixed(secret);
        this.publicKey = new LicenceIssuerPublicKey(
                new ECPublicKeyParameters(Curve.P384.getG().multiply(secret), Curve.P384));
    }

    /** A new key. */
    public static LicenceIssuerKey create(SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Curve.P384, random));
        return new LicenceIssuerKey(
                ((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD());
    }

    /**
     * Reads PKCS#8 in PEM ({@code BEGIN PRIVATE KEY}), not encrypted.
     *
     * @param pem the caller clears it
     * @throws InvalidValueException when it is not a private key on P-384; the message tells nothing of it
     */
    public static LicenceIssuerKey fromPem(char[] pem) {
        byte[] der = Pem.decode(LABEL, pem);
        try {
            return new LicenceIssuerKey(parse(der));
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static BigInteger parse(byte[] der) {
        try {
            AsymmetricKeyParameter parsed = PrivateKeyFactory.createKey(der);
            if (parsed instanceof ECPrivateKeyParameters ec && Curve.P384.equals(ec.getParameters())) {
                return ec.getD();
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new InvalidValueException(LABEL, "a damaged key", "a key on the curve P-384");
        }
        throw Pem.malformed(LABEL);
    }

    /** The key as PKCS#8 in PEM, not encrypted; the caller stores it for its owner alone and clears the array. */
    public char[] pem() {
        return with(key -> {
            byte[] der = new byte[0];
            try {
                der = PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded("DER");
                return Pem.encode(LABEL, der);
            } catch (IOException e) {
                throw new IllegalStateException("a private key cannot be written", e);
            } finally {
                Arrays.fill(der, (byte) 0);
            }
        });
    }

    /** What modules have to trust. */
    public LicenceIssuerPublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(String text) {
        return with(key -> Curve.sign(key, text));
    }

    private synchronized <T> T with(Function<ECPrivateKeyParameters, T> action) {
        if (closed) {
            throw new IllegalStateException("the licence issuer's key is closed");
        }
        return action.apply(new ECPrivateKeyParameters(new BigInteger(1, secret), Curve.P384));
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "LicenceIssuerKey[" + publicKey.fingerprint() + "]";
    }
}
