package io.ptoken.cli.commands.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which account is bound to which client certificate, with a server and without. */
@Tag("slow")
class UserCertificatesTest {

    @TempDir
    Path directory;

    @Test
    void listsWhoIsBoundToWhat() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        assertThat(BothWays.same(installation, "user", "certificates").out())
                .isEqualTo("No account is bound to a client certificate.\n");
        // The server's own certificate is one of which everything is known.
        Path known = Files.copy(
                installation.data().resolve("tls/server-certificate.pem"),
                installation.data().resolve("clients.pem"));
        Files.writeString(
                installation.data().resolve("ptoken.yaml"),
                "api:\n  clientCertificates: OPTIONAL\n  clientCertificateFile: clients.pem\n");
        installation.addPerson("joe", "ptoken-operator");
        CommandRun bound = run(installation, "user", "certificate", "vending", "--file", known.toString(), "--alone");
        assertThat(bound.err())
                .as("it is a server's")
                .isEqualTo(
                        "Warning: no server takes this certificate, and vending cannot sign in with it: it is not for TLS"
                                + " clients: its extended key usage has no clientAuth.\n");
        assertThat(run(installation, "user", "certificate", "joe", "--fingerprint", "ab".repeat(32))
                        .err())
                .isEmpty();

        assertThat(BothWays.same(installation, "user", "certificates").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("ACCOUNT +UNTIL +SUBJECT +PASSWORD +SHA-256"),
                        line -> assertThat(line).matches("joe +not known +not known +yes +(ab){32}"),
                        line -> assertThat(line).matches("vending +20[0-9-]+T[0-9:]+Z +CN=.* +no +[0-9a-f]{64}"));
        assertThat(BothWays.same(installation, "user", "certificates", "--json").out())
                .contains(
                        "\"document\" : \"client-certificates\"",
                        "\"account\" : \"vending\"",
                        "\"subject\" : \"",
                        "\"validUntil\" : \"20");

        assertThat(run(installation, "user", "certificate", "joe", "--none").err())
                .isEmpty();
        assertThat(BothWays.same(installation, "user", "certificates").out()).doesNotContain("joe");
    }

    private static CommandRun run(TestInstallation installation, String... command) {
        return installation.surroundings().run(command);
    }
}
