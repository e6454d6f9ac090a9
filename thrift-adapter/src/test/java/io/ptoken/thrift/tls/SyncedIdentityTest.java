package io.ptoken.thrift.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RecordedFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients are told to trust a certificate: after a power cut its key must still be there. */
class SyncedIdentityTest {

    @TempDir
    private Path real;

    @Test
    void bothFilesAreSyncedBeforeTheirRenameAndTheFolderAfterIt() {
        RecordedFolder folder = new RecordedFolder(real);
        TlsIdentity.renew(
                folder.path(),
                new CertificateNames(List.of("localhost"), List.of()),
                InstantSource.system(),
                new SecureRandom());
        assertThat(folder.steps())
                .map(step -> step.replaceAll("\\.[0-9]+-[0-9]+\\.new", ".new"))
                .containsExactly(
                        "write server.pem.new",
                        "force server.pem.new",
                        "move server.pem.new to server.pem",
                        "force " + real.getFileName(),
                        "write server-certificate.pem.new",
                        "force server-certificate.pem.new",
                        "move server-certificate.pem.new to server-certificate.pem",
                        "force " + real.getFileName());
    }
}
