package io.ptoken.service.operate.audit;

import io.ptoken.service.Given;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.sts.InvalidValueException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public half of an audit key.
 *
 * @param der SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) in Base64
 */
public record AuditPublicKey(String der) {

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=]{60})\\s+-----END PUBLIC KEY-----\\s*");
    private static final String EXPECTED = "an Ed25519 public key in PEM, as 'ptoken audit key' prints it";

    /**
     * Holds it to its form.
     *
     * @throws InvalidValueException when it is no such key
     */
    public AuditPublicKey {
        Given.value("der", der);
        key(der);
    }

    /** That of its encoding. */
    public static AuditPublicKey of(byte[] der) {
        return new AuditPublicKey(Base64.getEncoder().encodeToString(der));
    }

    /**
     * Reads PEM, as {@link #pem} and OpenSSL write it.
     *
     * @throws InvalidValueException when it is something else
     */
    public static AuditPublicKey parse(String text) {
        Matcher matcher = PEM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException("key", "something else", EXPECTED);
        }
        return new AuditPublicKey(matcher.group(1));
    }

    /** Three lines of PEM. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n";
    }

    /** SHA-256 of the encoding, 64 hex digits: what people compare. */
    public String fingerprint() {
        return Sha256.hex(Base64.getDecoder().decode(der));
    }

    /** True when the private half signed this text. */
    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key(der));
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature
        }
    }

    private static PublicKey key(String der) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidValueException("key", "another key", EXPECTED);
        }
    }
}
