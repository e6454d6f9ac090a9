package io.ptoken.node.operate;

import io.ptoken.node.installation.Installation;
import io.ptoken.service.operate.node.ClientCertificateLook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificates in the file of those that are trusted, as it is now. Thread safe. */
public record TrustedClients(Installation installation) implements ClientCertificateLook {

    private static final Logger LOG = LoggerFactory.getLogger(TrustedClients.class);

    @Override
    public Optional<Known> find(String fingerprint) {
        for (Certificate certificate : all()) {
            if (certificate instanceof X509Certificate x509 && sha256(x509).equals(fingerprint)) {
                return Optional.of(new Known(
                        x509.getSubjectX500Principal().getName(),
                        x509.getNotAfter().toInstant()));
            }
        }
        return Optional.empty();
    }

    /** A file that cannot be read tells nothing; what is listed is listed all the same. */
    private Collection<? extends Certificate> all() {
        String file = installation.configuration().api().clientCertificateFile();
        if (file.isEmpty()) {
            return List.of();
        }
        Path path = installation.data().configuration().toAbsolutePath().resolveSibling(file);
        try (InputStream in = Files.newInputStream(path)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (IOException | CertificateException e) {
            LOG.warn("nothing is known of the clients' certificates: {} cannot be read: {}", path, e.getMessage());
            return List.of();
        }
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateException e) {
            throw new IllegalStateException("every Java platform has SHA-256, and what was read can be written", e);
        }
    }
}
