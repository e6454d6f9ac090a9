package io.ptoken.thrift.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.thrift.testing.LogCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadableIdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final CertificateNames NAMES = new CertificateNames(List.of("vend.example"), List.of());
    private static final CertificateNames OTHERS =
            new CertificateNames(List.of("sell.example", "vend.example"), List.of());

    @TempDir
    private Path data;

    private Path folder;
    private ReloadableIdentity reloadable;
    private TlsIdentity first;

    @BeforeEach
    void open() {
        folder = data.resolve("tls");
        reloadable = ReloadableIdentity.open(folder, NAMES, InstantSource.fixed(NOW), RANDOM);
        first = reloadable.current();
    }

    @Test
    void takesOverARenewedIdentityWithItsNewNames() throws IOException {
        TlsIdentity renewed = TlsIdentity.renew(folder, OTHERS, InstantSource.fixed(NOW), RANDOM);
        try (LogCapture log = LogCapture.open()) {
            reloadable.check();

            assertThat(log.text())
                    .isEqualTo("INFO The TLS certificate was replaced: new connections see SHA-256 "
                            + renewed.fingerprint() + ", valid until 2036-11-23T10:00:00Z");
        }

        assertThat(reloadable.current().certificate())
                .isEqualTo(renewed.certificate())
                .isNotEqualTo(first.certificate());
        assertThat(reloadable.current().names()).containsExactly("sell.example", "vend.example");
        assertThat(folder.resolve("server-certificate.pem")).hasContent(renewed.certificatePem());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void staysWithAFileThatIsTheSame() {
        reloadable.check();

        assertThat(reloadable.current()).isSameAs(first);
        assertThat(reloadable.reload()).isFalse();
        assertThat(reloadable.current()).isSameAs(first);
    }

    @Test
    void keepsTheOldOneWhenTheNewFileIsBrokenAndSaysSoOnce() throws IOException {
        Path file = folder.resolve("server.pem");
        String good = Files.readString(file);
        Files.writeString(file, "broken");
        try (LogCapture log = LogCapture.open()) {
            reloadable.check();
            reloadable.check();

            assertThat(log.text())
                    .isEqualTo(
                            "WARN The new TLS certificate cannot be used, the old one (SHA-256 " + first.fingerprint()
                                    + ") is kept: The TLS file " + file
                                    + " holds 0 private keys and 0 certificates; expected one unencrypted key and its"
                                    + " certificate");
        }
        assertThatThrownBy(reloadable::reload).isInstanceOf(TlsIdentityException.class);
        assertThat(reloadable.current()).isSameAs(first);

        Files.writeString(file, good);
        reloadable.check();
        assertThat(reloadable.current()).isSameAs(first);
    }

    @Test
    void keepsTheOldOneWhenTheFileIsGone() throws IOException {
        Files.delete(folder.resolve("server.pem"));
        try (LogCapture log = LogCapture.open()) {
            reloadable.check();

            assertThat(log.text())
                    .startsWith("WARN The new TLS certificate cannot be used")
                    .contains("is gone");
        }
        assertThat(reloadable.current()).isSameAs(first);
    }

    @Test
    void ofOneIdentityNeverChanges() {
        ReloadableIdentity fixed = ReloadableIdentity.of(first);

        fixed.check();

        assertThat(fixed.reload()).isFalse();
        assertThat(fixed.current()).isSameAs(first);
    }

    @Test
    void tellsWhenItsCertificateEnds() {
        Instant end = Instant.parse("2036-11-23T10:00:00Z");
        Duration month = Duration.ofDays(30);

        assertThat(first.notAfter()).isEqualTo(end);
        assertThat(first.expiresWithin(month, end.minus(month).minusSeconds(1))).isFalse();
        assertThat(first.expiresWithin(month, end.minus(month))).isTrue();
        assertThat(first.expiresWithin(month, end.plusSeconds(1))).isTrue();
    }

    @Test
    void isLoadedAloneOnlyWhenItIsThere() {
        Path none = data.resolve("none");

        assertThat(TlsIdentity.load(folder, RANDOM).certificate()).isEqualTo(first.certificate());
        assertThatThrownBy(() -> TlsIdentity.load(none, RANDOM))
                .isInstanceOf(TlsIdentityException.class)
                .hasMessage("There is no TLS certificate in " + none + " yet");
        assertThat(none).doesNotExist();
    }
}
