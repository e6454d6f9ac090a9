package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandsTest {

    @TempDir
    Path directory;

    private final InMemoryStore store = new InMemoryStore();
    private TestInstallation installation;

    @BeforeEach
    void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void statusShowsModuleCertificateStoreAndNotices() {
        installation.loadKey("--sgc", "123456", "--krn", "1", "--register", "1");

        CommandRun run = run("status");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("installation +" + installation.data()))
                .anyMatch(line -> line.matches("module +\\d{8}, ptoken-softsm, firmware STS60V01"))
                .anyMatch(line -> line.matches("state +OPERATIONAL"))
                .anyMatch(line -> line.matches("access control +AC:NONE"))
                .anyMatch(line -> line.matches("KEK slots +0 of 4 in use"))
                .anyMatch(line -> line.matches("key-load format +STSKMS-AP1, assumed profile, not interoperable"))
                .anyMatch(line -> line.matches("module clock +2026-11-23T10:00:00Z"))
                .anyMatch(line -> line.matches("registers +1 of 999 used"))
                .anyMatch(line -> line.matches("tokens vended +0"))
                .anyMatch(line -> line.matches("transactions left +unlimited"))
                .anyMatch(line -> line.matches("inhibit-vend date +none"))
                .anyMatch(line -> line.matches("certificate +until 20\\d\\d-.*Z"))
                .anyMatch(line -> line.matches("store +answers"))
                .anyMatch(line -> line.matches("disk +\\d+ MB free"))
                .anyMatch(line -> line.equals("No notices."));
    }

    @Test
    void statusAsJsonHasTheNotices() throws IOException {
        expiringAccount();

        JsonNode status = new ObjectMapper().readTree(run("status", "--json").out());

        assertThat(status.at("/module/state").asText()).isEqualTo("OPERATIONAL");
        assertThat(status.get("notices")).hasSize(1);
        assertThat(status.get("notices").get(0).toString())
                .isEqualTo("{\"level\":\"WARNING\",\"code\":\"EAccount.Account\",\"text\":\"The account 'jane' expires"
                        + " at 2026-11-24T10:00:00Z, in 1 day.\",\"action\":\"Give it a later end, or disable it.\","
                        + "\"subject\":\"jane\",\"call\":\"user.expire\",\"command\":\"ptoken user expire\"}");
    }

    @Test
    void noticesAreTwoLinesEach() {
        expiringAccount();

        CommandRun run = run("notices");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                        WARNING  The account 'jane' expires at 2026-11-24T10:00:00Z, in 1 day.
                                 Give it a later end, or disable it. (ptoken user expire)
                        """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whileAServerHasTheModuleTheRestIsShown() throws IOException {
        expiringAccount();
        Path lock = installation.data().resolve("softsm.sealed.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();

            CommandRun status = installation
                    .surroundings()
                    .variable("PTOKEN_KEY_FILE", "")
                    .store(store)
                    .run("status");
            CommandRun notices = run("notices");

            assertThat(status.exitCode()).isEqualTo(3);
            assertThat(status.out().lines())
                    .anyMatch(line -> line.matches(
                            "module +not known, because .*/softsm\\.sealed is in use by another process, which does"
                                    + " not say who it is"))
                    .anyMatch(line -> line.matches("store +answers"))
                    .anyMatch(line -> line.startsWith("WARNING  The account 'jane'"))
                    .noneMatch(line -> line.startsWith("registers"));
            assertThat(notices.out()).startsWith("WARNING  The account 'jane'");
            assertThat(notices.err())
                    .isEqualTo("Not known: what the security modules tell, because " + installation.data()
                            + "/softsm.sealed is in use by another process, which does not say who it is. If that is a"
                            + " server, its getStatus tells.\n");
            assertThat(notices.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void aDamagedCertificateIsNamed() throws IOException {
        Path certificate = installation.data().resolve("tls/server-certificate.pem");
        Files.writeString(certificate, "nonsense");

        String reason =
                "cannot read the certificate in " + certificate + "; delete it, and 'ptoken serve' writes it again";
        CommandRun run = run("status");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("certificate not known: " + reason, "store answers");
        CommandRun notices = run("notices");
        assertThat(notices.exitCode()).isEqualTo(3);
        assertThat(notices.err()).contains("Not known: the end of the certificate; " + reason + ".");
    }

    @Test
    void withoutACertificateThereIsNoneYet() throws IOException {
        Files.delete(installation.data().resolve("tls/server-certificate.pem"));

        assertThat(run("status").out().lines()).anyMatch(line -> line.matches("certificate +none yet"));
    }

    private void expiringAccount() {
        store.accounts()
                .add(
                        Account.of("jane", "hash", Set.of(Role.ADMIN), Instant.parse("2026-11-01T00:00:00Z"))
                                .withExpires(Optional.of(Instant.parse("2026-11-24T10:00:00Z"))),
                        AuditEntry.local(Instant.EPOCH, "x", "x", "", ""));
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }
}
