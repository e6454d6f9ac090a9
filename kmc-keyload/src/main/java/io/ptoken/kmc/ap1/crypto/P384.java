package io.ptoken.kmc.ap1.crypto;

import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.key.KeyBytesAccess;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;

/**
 * NIST P-384: points as {@code 04 || X || Y}, private keys as 48 bytes, both most significant byte first; ECDSA with
 * SHA-384 and RFC 6979 as {@code r || s}; ECDH (key-load profile sections 2.1, 2.6).
 *
 * <p>The big numbers that a computation uses are the garbage collector's; the byte arrays are zeroised.
 */
public final class P384 {

    /** Bytes of a coordinate, of a private key, of r and of s. */
    static final int LENGTH = 48;

    private static final int POINT_LENGTH = 1 + 2 * LENGTH;
    private static final byte UNCOMPRESSED = 4;
    private static final X9ECParameters CURVE = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp384r1);
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
    private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();
    private static final BigInteger A = CURVE.getCurve().getA().toBigInteger();
    private static final BigInteger B = CURVE.getCurve().getB().toBigInteger();

    private P384() {}

    /** A new private key. */
    public static SecretOctets generate(String what, SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(DOMAIN, random));
        return secret(
                what, ((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD());
    }

    private static SecretOctets secret(String what, BigInteger number) {
        byte[] bytes = fixed(number);
        try {
            return SecretOctets.of(what, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The public point of a private key. */
    public static Octets publicPoint(SecretOctets key) {
        return Octets.of(
                DOMAIN.getG().multiply(privateKey(key).getD()).normalize().getEncoded(false));
    }

    /**
     * True for 97 bytes that are a point of the curve: both coordinates below the prime, and on it. The curve has prime
     * order, so that no further check is needed.
     */
    public static boolean isPoint(Octets point) {
        return point(point).isPresent();
    }

    private static Optional<ECPoint> point(Octets octets) {
        byte[] bytes = octets.bytes();
        if (bytes.length != POINT_LENGTH || bytes[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        BigInteger x = new BigInteger(1, bytes, 1, LENGTH);
        BigInteger y = new BigInteger(1, bytes, 1 + LENGTH, LENGTH);
        if (x.compareTo(FIELD) >= 0 || y.compareTo(FIELD) >= 0 || !isOnCurve(x, y)) {
            return Optional.empty();
        }
        return Optional.of(CURVE.getCurve().createPoint(x, y));
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        BigInteger right = x.pow(3).add(A.multiply(x)).add(B).mod(FIELD);
        return y.pow(2).mod(FIELD).equals(right);
    }

    /**
     * X coordinate of the shared point, which the caller zeroises.
     *
     * @throws InvalidValueException when {@code other} is no point
     */
    public static byte[] agree(SecretOctets key, Octets other) {
        ECPoint shared = requirePoint(other).multiply(privateKey(key).getD()).normalize();
        if (shared.isInfinity()) {
            throw new IllegalStateException("a point of prime order and a number below it give no infinity");
        }
        return shared.getAffineXCoord().getEncoded();
    }

    private static ECPoint requirePoint(Octets octets) {
        return point(octets)
                .orElseThrow(() -> new InvalidValueException(
                        "public point", octets.length() + " bytes", "a point of P-384, uncompressed"));
    }

    /** 96 bytes, r then s; the same for the same key and text. */
    public static Octets sign(SecretOctets key, byte[] text) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA384Digest()));
        signer.init(true, privateKey(key));
        BigInteger[] pair = signer.generateSignature(Hashes.sha384(text));
        return Octets.of(Hashes.concat(fixed(pair[0]), fixed(pair[1])));
    }

    /** False also for a key or a signature that is none. */
    public static boolean verify(Octets key, byte[] text, Octets signature) {
        Optional<ECPoint> point = point(key);
        byte[] bytes = signature.bytes();
        if (point.isEmpty() || bytes.length != 2 * LENGTH) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(point.get(), DOMAIN));
        BigInteger r = new BigInteger(1, bytes, 0, LENGTH);
        BigInteger s = new BigInteger(1, bytes, LENGTH, LENGTH);
        return verifier.verifySignature(Hashes.sha384(text), r, s);
    }

    /** @throws InvalidValueException for bytes that are no private key; the message tells nothing of them */
    private static ECPrivateKeyParameters privateKey(SecretOctets key) {
        byte[] bytes = key.bytes(KeyBytesAccess.grant());
        try {
            BigInteger number = new BigInteger(1, bytes);
            if (bytes.length != LENGTH || number.signum() == 0 || number.compareTo(DOMAIN.getN()) >= 0) {
                throw new InvalidValueException("private key", bytes.length + " bytes", "a number 1 to n-1 of P-384");
            }
            return new ECPrivateKeyParameters(number, DOMAIN);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** 48 bytes, most significant first. */
    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] result = new byte[LENGTH];
        int length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, result, LENGTH - length, length);
        Arrays.fill(bytes, (byte) 0);
        return result;
    }
}
