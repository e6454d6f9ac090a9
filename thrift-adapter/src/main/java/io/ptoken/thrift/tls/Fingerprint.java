package io.ptoken.thrift.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** SHA-256 over a certificate, by which people and accounts know it. */
public final class Fingerprint {

    private Fingerprint() {}

    /** As accounts keep it: 64 lower-case hex digits. */
    public static String of(X509Certificate certificate) {
        return HexFormat.of().formatHex(digest(certificate));
    }

    /** As people compare it: upper-case hex pairs with colons. */
    public static String forPeople(X509Certificate certificate) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest(certificate));
    }

    /**
     * That of the first certificate in a PEM file, as accounts keep it.
     *
     * @throws TlsIdentityException when the file cannot be read or holds no certificate
     */
    public static String ofFile(Path pem) {
        return of(PemFile.certificates(pem).get(0));
    }

    private static byte[] digest(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new TlsIdentityException("Cannot compute the certificate's fingerprint", e);
        }
    }
}
