package io.ptoken.hsm.soft.licence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** ECDSA with P-384 and SHA-384: signatures of 96 bytes, r then s, of which the lower of the two possible s is taken. */
final class Curve {

    static final ECNamedDomainParameters P384 = p384();

    /** Bytes of a coordinate, of a private key, of r and of s. */
    static final int LENGTH = 48;

    private static final BigInteger HIGHEST_S = P384.getN().shiftRight(1);
    private static final byte[] PREAMBLE = "ptoken transaction licence\n".getBytes(StandardCharsets.US_ASCII);

    private Curve() {}

    private static ECNamedDomainParameters p384() {
        X9ECParameters curve = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp384r1);
        return new ECNamedDomainParameters(SECObjectIdentifiers.secp384r1, curve);
    }

    static byte[] sign(ECPrivateKeyParameters key, String text) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA384Digest()));
        signer.init(true, key);
        BigInteger[] pair = signer.generateSignature(hash(PREAMBLE, text.getBytes(StandardCharsets.UTF_8)));
        BigInteger s = pair[1].compareTo(HIGHEST_S) > 0 ? P384.getN().subtract(pair[1]) : pair[1];
        byte[] signature = Arrays.copyOf(fixed(pair[0]), 2 * LENGTH);
        System.arraycopy(fixed(s), 0, signature, LENGTH, LENGTH);
        return signature;
    }

    static boolean verify(ECPublicKeyParameters key, String text, byte[] signature) {
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, LENGTH));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, LENGTH, 2 * LENGTH));
        return s.compareTo(HIGHEST_S) <= 0 && verify(key, hash(PREAMBLE, text.getBytes(StandardCharsets.UTF_8)), r, s);
    }

    /** The check of the standard, which takes both values of s. */
    static boolean verify(ECPublicKeyParameters key, byte[] hash, BigInteger r, BigInteger s) {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(hash, r, s);
    }

    static byte[] hash(byte[]... parts) {
        SHA384Digest digest = new SHA384Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] result = new byte[LENGTH];
        digest.doFinal(result, 0);
        return result;
    }

    /** 48 bytes, most significant first. */
    static byte[] fixed(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] result = new byte[LENGTH];
        int length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, result, LENGTH - length, length);
        Arrays.fill(bytes, (byte) 0);
        return result;
    }
}
