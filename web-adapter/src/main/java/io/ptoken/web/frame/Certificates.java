package io.ptoken.web.frame;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ptoken.service.access.hash.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;

/** Shows certificates. */
public final class Certificates {

    private static final int LINE = 64;

    private Certificates() {}

    /** In PEM, for the trust stores of clients. */
    public static String pem(X509Certificate certificate) {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(encoded(certificate));
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    /** SHA-256 in pairs of digits. */
    public static String fingerprint(X509Certificate certificate) {
        return Sha256.hex(encoded(certificate)).toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1 ");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the certificate of the server cannot be encoded", e);
        }
    }
}
