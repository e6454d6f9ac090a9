package io.ptoken.thrift.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

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

    /**
     * What keeps the first certificate in a PEM file from being shown by a client now, a sentence; empty when nothing does.
     *
     * @throws TlsIdentityException when the file cannot be read or holds no certificate
     */
    public static Optional<String> objection(Path pem, Instant now) {
        X509Certificate certificate = PemFile.certificates(pem).get(0);
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            return Optional.of("it expired on " + end);
        }
        try {
            return ClientTrust.isForClients(certificate)
                    ? Optional.empty()
                    : Optional.of("it is not for TLS clients: its extended key usage has no clientAuth");
        } catch (CertificateException e) {
            return Optional.of("its purpose cannot be read");
        }
    }

    private static byte[] digest(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new TlsIdentityException("Cannot compute the certificate's fingerprint", e);
        }
    }
}
