package io.ptoken.cli.commands.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCommandsTest {

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void showsNamesTimesAndFingerprint() {
        CommandRun run = run("tls", "show");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("localhost", "valid until  2036-11-23T10:00:00Z", "days left    3653", fingerprint())
                .doesNotContain("PRIVATE");
    }

    @Test
    void showsThemToPrograms() {
        assertThat(run("tls", "show", "--json").out())
                .contains("\"sha256\" : \"" + fingerprint() + "\"", "\"validUntil\" : \"2036-11-23T10:00:00Z\"");
    }

    @Test
    void warnsFromThirtyDaysBeforeTheEnd() {
        Instant end = TestSurroundings.NOW.plusSeconds(30 * 86_400L);
        Instant made = Instant.parse("2016-12-23T10:00:00Z");
        assertThat(end).isEqualTo(Instant.parse("2026-12-23T10:00:00Z"));
        renewAt(made.plusSeconds(1));
        assertThat(run("tls", "show").err()).isEmpty();

        renewAt(made);

        assertThat(run("tls", "show").err())
                .isEqualTo("ptoken: the certificate expires on 2026-12-23T10:00:00Z; 'ptoken tls renew' makes a new"
                        + " one\n");
        renewAt(Instant.parse("2016-11-23T09:59:59Z"));
        assertThat(run("tls", "show").err()).startsWith("ptoken: the certificate expired on 2026-11-23T09:59:59Z");
    }

    @Test
    void exportsTheCertificateWithoutTheKey() throws IOException {
        Path out = directory.resolve("client.pem");

        assertThat(run("tls", "export").out())
                .isEqualTo(Files.readString(installation.data().resolve("tls/server-certificate.pem")))
                .doesNotContain("PRIVATE");
        assertThat(run("tls", "export", "--out=" + out).out()).isEqualTo("Wrote " + out + ".\n");
        assertThat(out).hasContent(run("tls", "export").out());
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("tls", "export", "--out=" + out).exitCode()).isEqualTo(1);
    }

    @Test
    void renewsForOtherNames() throws IOException {
        String before = fingerprint();

        CommandRun run =
                installation.surroundings().typing("y").run("tls", "renew", "--name=vend.example", "--name=10.0.0.5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("Made a certificate for vend.example 10.0.0.5, valid until 2036-11-23T10:00:00Z.\nSHA-256 "
                        + fingerprint() + "\nFor clients: "
                        + installation.data().resolve("tls/server-certificate.pem") + "\n");
        assertThat(fingerprint()).isNotEqualTo(before);
        assertThat(run("tls", "export").out())
                .isEqualTo(Files.readString(installation.data().resolve("tls/server-certificate.pem")));
    }

    @Test
    void namesTheNamesThatAreDropped() {
        run("tls", "renew", "--yes", "--name=vend.example", "--name=10.0.0.5");

        assertThat(run("tls", "renew", "--yes", "--name=10.0.0.5", "--name=10.0.0.6")
                        .err())
                .isEqualTo("Names that the new certificate drops: vend.example\n");
        assertThat(run("tls", "renew", "--yes", "--name=10.0.0.5", "--name=10.0.0.6")
                        .err())
                .isEmpty();
    }

    @Test
    void makesAnRsaKeyIfWanted() {
        run("tls", "renew", "--yes", "--rsa", "--name=vend.example");

        assertThat(TlsIdentity.load(installation.data().resolve("tls"), new SecureRandom())
                        .certificate()
                        .getPublicKey()
                        .getAlgorithm())
                .isEqualTo("RSA");
    }

    @Test
    void tellsTheAuditLogWhoMadeWhich() {
        run("tls", "renew", "--yes", "--name=vend.example");

        assertThat(run("audit", "list", "--last=1").out())
                .containsPattern(" root +local +tls.renew +vend.example +Ok +SHA-256 " + fingerprint()
                        + ", until 2036-11-23T10:00:00Z\n$");
    }

    @Test
    void renewsForThisHostUnlessNamed() {
        assertThat(run("tls", "renew", "--yes").out()).contains("localhost");
    }

    @Test
    void asksBeforeItRenews() {
        String before = fingerprint();

        CommandRun run = installation.surroundings().typing("n").run("tls", "renew");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: not confirmed; nothing was changed\n");
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        Path file = installation.data().resolve("tls/server.pem");
        Files.writeString(file, "broken");

        CommandRun run = run("tls", "show");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: The TLS file " + file + " holds 0 private keys");
    }

    @Test
    void saysWhatIsWrongWithABlockAndQuotesNothing() throws IOException {
        Path file = installation.data().resolve("tls/server.pem");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n");

        assertThat(run("tls", "show").err())
                .isEqualTo("ptoken: Cannot read the TLS key and certificate in " + file
                        + ": a block in it is damaged or cut short, or of a kind that is not known; put a whole PEM file"
                        + " there\n");
        Files.write(file, new byte[] {(byte) 0xFF});
        assertThat(run("tls", "show").err())
                .isEqualTo("ptoken: Cannot read the TLS key and certificate in " + file
                        + ": it holds other than ASCII characters, as no PEM file does\n");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(run("tls", "show").err())
                .isEqualTo("ptoken: Cannot read the TLS key and certificate in " + file + ": Is a directory\n");
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().run(arguments);
    }

    private String fingerprint() {
        return TlsIdentity.load(installation.data().resolve("tls"), new SecureRandom())
                .fingerprint();
    }

    private void renewAt(Instant made) {
        TlsIdentity.renew(
                installation.data().resolve("tls"),
                new CertificateNames(List.of("vend.example"), List.of()),
                InstantSource.fixed(made),
                new SecureRandom());
    }
}
