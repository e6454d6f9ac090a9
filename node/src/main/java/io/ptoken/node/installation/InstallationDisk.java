package io.ptoken.node.installation;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the files of an installation tell without anything being opened. */
public final class InstallationDisk {

    private InstallationDisk() {}

    /** Space left for the owner of this process, empty when the system does not tell. */
    public static OptionalLong freeBytes(DataDirectory data) {
        try {
            return OptionalLong.of(Files.getFileStore(data.root()).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * End of the TLS certificate, empty when there is none.
     *
     * @throws CommandFailure when the file is no certificate
     */
    public static Optional<Instant> certificateEnd(DataDirectory data) {
        Path file = data.certificate();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return Optional.of(certificate.getNotAfter().toInstant());
        } catch (CertificateException | IOException e) {
            throw new CommandFailure(
                    "cannot read the certificate in " + file + "; delete it, and 'ptoken serve' writes it again", e);
        }
    }
}
