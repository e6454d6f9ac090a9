package io.ptoken.cli.commands.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the certificate, with a server and without. */
@Tag("slow")
class TlsBesideAServerTest {

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void theCertificateIsShownAndHandedOut() {
        assertThat(BothWays.same(installation, "tls", "show").out()).contains(fingerprint());
        assertThat(BothWays.same(installation, "tls", "show", "--json").exitCode())
                .isZero();
        assertThat(BothWays.same(installation, "tls", "export").out()).startsWith("-----BEGIN CERTIFICATE-----");

        assertThat(run("audit", "list", "--last=1").out())
                .containsPattern(" tls.export +.*localhost.* +Ok +SHA-256 " + fingerprint() + "\n$");
    }

    @Test
    void aServerShowsANewOneAtOnce() {
        String before = fingerprint();
        BothWays.whileServing(installation, () -> {
            CommandRun no = installation.surroundings().typing("n").run("tls", "renew");
            assertThat(no.err()).isEqualTo("ptoken: not confirmed; nothing was changed\n");
            assertThat(fingerprint()).isEqualTo(before);

            CommandRun run = installation
                    .surroundings()
                    .typing("y")
                    .run("tls", "renew", "--name=vend.example", "--name=10.0.0.5");

            assertThat(run.out())
                    .isEqualTo(
                            "Made a certificate for vend.example 10.0.0.5, valid until 2036-11-23T10:00:00Z.\nSHA-256 "
                                    + fingerprint() + "\nFor clients: "
                                    + installation.data().resolve("tls/server-certificate.pem") + "\n");
            assertThat(fingerprint()).isNotEqualTo(before);
            assertThat(run("tls", "show").out()).contains(fingerprint());
        });
        assertThat(run("audit", "list", "--last=2").out())
                .containsPattern(" tls.renew +vend.example 10.0.0.5 +Ok +SHA-256 " + fingerprint()
                        + ", until 2036-11-23T10:00:00Z\n.* stop .*\n$");
    }

    @Test
    void theNamesAreThoseOfTheConfigurationAsItIsNow() {
        BothWays.whileServing(installation, () -> {
            configure("api: {certificateNames: [other.example]}\n");

            assertThat(run("tls", "renew", "--yes").out()).startsWith("Made a certificate for other.example, ");
        });
    }

    private void configure(String configuration) {
        try {
            Files.writeString(installation.data().resolve("ptoken.yaml"), configuration);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private CommandRun run(String... command) {
        return installation.surroundings().run(command);
    }

    private String fingerprint() {
        return TlsIdentity.load(installation.data().resolve("tls"), new SecureRandom())
                .fingerprint();
    }
}
