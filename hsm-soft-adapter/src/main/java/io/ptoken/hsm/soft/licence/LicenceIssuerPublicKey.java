package io.ptoken.hsm.soft.licence;

import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** What a module needs to know a licence issuer: its public key on P-384. Immutable; equal for equal keys. */
public final class LicenceIssuerPublicKey {

    private static final String LABEL = "PUBLIC KEY";

    private final ECPublicKeyParameters key;
    private final byte[] der;

    LicenceIssuerPublicKey(ECPublicKeyParameters key) {
        this.key = key;
        try {
            this.der =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a point of P-384 cannot be written", e);
        }
    }

    /**
     * Reads PEM ({@code BEGIN PUBLIC KEY}), as {@link #pem} and OpenSSL write it.
     *
     * @throws InvalidValueException when it is not a key on P-384
     */
    public static LicenceIssuerPublicKey fromPem(String pem) {
        return new LicenceIssuerPublicKey(parse(Pem.decode(LABEL, pem.toCharArray())));
    }

    private static ECPublicKeyParameters parse(byte[] der) {
        try {
            AsymmetricKeyParameter parsed = PublicKeyFactory.createKey(der);
            if (parsed instanceof ECPublicKeyParameters ec && Curve.P384.equals(ec.getParameters())) {
                return new ECPublicKeyParameters(ec.getQ(), Curve.P384);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new InvalidValueException(LABEL, "a damaged key", "a key on the curve P-384");
        }
        throw Pem.malformed(LABEL);
    }

    ECPublicKeyParameters parameters() {
        return key;
    }

    /** SubjectPublicKeyInfo as PEM. */
    public String pem() {
        return new String(Pem.encode(LABEL, der));
    }

    /** SHA-256 over the DER bytes, 64 lower-case hex digits: what people compare. */
    public String fingerprint() {
        SHA256Digest digest = new SHA256Digest();
        digest.update(der, 0, der.length);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LicenceIssuerPublicKey that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "LicenceIssuerPublicKey[" + fingerprint() + "]";
    }
}
