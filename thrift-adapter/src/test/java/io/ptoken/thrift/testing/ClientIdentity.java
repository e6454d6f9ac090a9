package io.ptoken.thrift.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A client's key and certificate, or an authority's.
 *
 * @param keys its key pair
 * @param chain its certificate first
 */
public record ClientIdentity(KeyPair keys, List<X509Certificate> chain) {

    /** A certificate signed by itself. */
    public static ClientIdentity selfSigned(String name) {
        return selfSigned(name, Instant.now().plus(Duration.ofDays(1)));
    }

    /** A certificate signed by itself that is good until {@code end}. */
    public static ClientIdentity selfSigned(String name, Instant end) {
        KeyPair keys = keyPair();
        return new ClientIdentity(keys, List.of(sign(name, keys, name, keys, end, false, Optional.empty())));
    }

    /** One signed by itself that only servers may show. */
    public static ClientIdentity forServersAlone(String name) {
        KeyPair keys = keyPair();
        Instant end = Instant.now().plus(Duration.ofDays(1));
        return new ClientIdentity(
                keys, List.of(sign(name, keys, name, keys, end, false, Optional.of(KeyPurposeId.id_kp_serverAuth))));
    }

    /** An authority. */
    public static ClientIdentity authority(String name) {
        KeyPair keys = keyPair();
        return new ClientIdentity(
                keys,
                List.of(sign(name, keys, name, keys, Instant.now().plus(Duration.ofDays(1)), true, Optional.empty())));
    }

    /** A certificate that this authority has signed. */
    public ClientIdentity signed(String name) {
        KeyPair subject = keyPair();
        String issuer = certificate().getSubjectX500Principal().getName().substring("CN=".length());
        X509Certificate signed =
                sign(name, subject, issuer, keys, Instant.now().plus(Duration.ofDays(1)), false, Optional.empty());
        return new ClientIdentity(subject, List.of(signed));
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Writes the certificate as PEM. */
    public Path write(Path file) {
        try {
            return Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(
            String subject,
            KeyPair subjectKeys,
            String issuer,
            KeyPair issuerKeys,
            Instant end,
            boolean authority,
            Optional<KeyPurposeId> purpose) {
        try {
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(end.minus(Duration.ofDays(30))),
                    Date.from(end),
                    new X500Name("CN=" + subject),
                    subjectKeys.getPublic());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (purpose.isPresent()) {
                certificate.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.get()));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(certificate.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ClientIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
