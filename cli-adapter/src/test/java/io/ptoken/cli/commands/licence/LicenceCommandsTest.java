package io.ptoken.cli.commands.licence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceCommandsTest {

    @TempDir
    Path directory;

    private final InMemoryStore store = new InMemoryStore();
    private TestInstallation installation;
    private Path key;

    @BeforeEach
    void makeInstallationAndIssuer() {
        installation = TestInstallation.made(directory);
        key = directory.resolve("issuer.key");
        assertThat(run("licence", "issuer", "create", key.toString()).exitCode())
                .isZero();
    }

    @Test
    void anIssuersKeyIsForItsOwnerAloneAndIsNotShown() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");

        CommandRun show = run("licence", "issuer", "show", key.toString());

        assertThat(show.out()).startsWith("-----BEGIN PUBLIC KEY-----\n").doesNotContain("PRIVATE");
        assertThat(show.err()).matches("fingerprint [0-9a-f]{64}\n");
    }

    @Test
    void aKeyIsNeverWrittenOverAnother() throws IOException {
        String before = Files.readString(key);

        CommandRun run = run("licence", "issuer", "create", key.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: " + key + " exists already; a key is never written over another\n");
        assertThat(Files.readString(key)).isEqualTo(before);
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        CommandRun run = run("licence", "issuer", "show", key.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: " + key + " may be used by others than its owner: chmod 600 it\n");
    }

    @Test
    void aFileThatIsNoKeyIsRefusedWithoutItsContent() {
        Path other = SecretFiles.ownerOnly(directory.resolve("other.key"), "open sesame");

        CommandRun run = run("licence", "issuer", "show", other.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: " + other
                        + " holds no licence issuer key, as 'ptoken licence issuer create' makes one\n");
    }

    @Test
    void fromTheIssuersKeyToALoadedLicence() throws IOException {
        trust();
        Path licence = licence("1", "5000", "2027-12-31");

        CommandRun load = run("licence", "load", licence.toString());

        String id = moduleId() + "-1";
        assertThat(load.err()).isEmpty();
        assertThat(load.out()).isEqualTo("Loaded licence " + id + ": 5000 transactions, until 2027-12-31T00:00:00Z.\n");
        assertThat(run("licence", "show").out().lines())
                .anyMatch(line -> line.matches("transactions left +5000"))
                .anyMatch(line -> line.matches("inhibit-vend date +2027-12-31T00:00:00Z"))
                .anyMatch(line -> line.matches("last licence +" + id))
                .anyMatch(line -> line.matches("last sequence number +1"))
                .anyMatch(line -> line.matches("trusted issuer +[0-9a-f]{64}"));
        assertThat(audit())
                .extracting(entry -> entry.action() + " " + entry.outcome() + " " + entry.detail())
                .satisfiesExactly(
                        begun -> assertThat(begun).matches("licence.trust Begun issuer [0-9a-f]{64}"),
                        trust -> assertThat(trust).matches("licence.trust Ok issuer [0-9a-f]{64}"),
                        given ->
                                assertThat(given).isEqualTo("loadTransactionLicense Begun licence given to the module"),
                        loaded -> assertThat(loaded)
                                .isEqualTo("loadTransactionLicense Ok licence " + id + " loaded,"
                                        + " transactions left 5000, inhibit-vend date 2027-12-31T00:00:00Z"));
    }

    @Test
    void unlimitedLicencesHaveNoEnd() throws IOException {
        trust();
        Path licence = licence("1", "unlimited", "unlimited");

        assertThat(run("licence", "load", licence.toString()).out())
                .isEqualTo("Loaded licence " + moduleId() + "-1: transactions unlimited, no end.\n");
    }

    @Test
    void aLicenceIsTakenOnce() throws IOException {
        trust();
        Path licence = licence("1", "5000", "2027-12-31");
        run("licence", "load", licence.toString());

        CommandRun again = run("licence", "load", licence.toString());

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).startsWith("ptoken: Security Module error '87': INVALID_INSTRUCTION: ");
        assertThat(audit().get(audit().size() - 1).outcome()).isEqualTo("ESm");
        assertThat(run("licence", "show").out().lines()).anyMatch(line -> line.matches("last sequence number +1"));
    }

    @Test
    void aLicenceOfAnIssuerThatIsNotTrustedIsRefused() throws IOException {
        Path licence = licence("1", "5000", "2027-12-31");

        CommandRun run = run("licence", "load", licence.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: Security Module error '");
        assertThat(run("licence", "show").out().lines())
                .anyMatch(line -> line.matches("transactions left +unlimited"))
                .anyMatch(line -> line.matches("trusted issuer +none; see 'ptoken licence trust'"));
    }

    @Test
    void trustIsAskedFor() throws IOException {
        Path pem = issuerPem();

        CommandRun no = installation.surroundings().store(store).typing("n").run("licence", "trust", pem.toString());

        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.err()).isEqualTo("ptoken: not confirmed; nothing was changed\n");
        assertThat(run("licence", "show").out()).contains("none; see 'ptoken licence trust'");
        assertThat(audit()).isEmpty();

        assertThat(installation
                        .surroundings()
                        .store(store)
                        .typing("y")
                        .run("licence", "trust", pem.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void whatIsNoPublicKeyIsNotTrusted() throws IOException {
        Path other = Files.writeString(directory.resolve("other.pem"), "nonsense");

        CommandRun run = run("licence", "trust", "--yes", other.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: " + other + " holds no public key of a licence issuer, as 'ptoken licence issuer"
                        + " show' prints it\n");
    }

    @Test
    void whileAServerHasTheModuleTheWayThroughTheApiIsNamed() throws IOException {
        Path lock = installation.data().resolve("softsm.sealed.lock");
        Path licence = licence("1", "5000", "2027-12-31");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();

            CommandRun run = run("licence", "load", licence.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("ptoken: " + installation.data() + "/softsm.sealed is in use by another process, which"
                            + " does not say who it is; load the licence with loadTransactionLicense of its API if it"
                            + " is a server, or stop it first\n");
            assertThat(audit()).isEmpty();
        }
    }

    @Test
    void aCountThatIsNoneIsAUsageError() {
        CommandRun run = run(
                "licence",
                "issue",
                "--module",
                "12345678",
                "--transactions",
                "many",
                "--until",
                "2027-12-31",
                "--sequence",
                "1",
                "--issuer-key",
                key.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("Invalid value for option '--transactions'")
                .contains("character 1 of 'many' is 'm', expected digits 0-9 or 'unlimited'");
    }

    @Test
    void aModuleThatIsNoneIsRefused() {
        CommandRun run = run(
                "licence",
                "issue",
                "--module",
                "1234",
                "--transactions",
                "1",
                "--until",
                "2027-12-31",
                "--sequence",
                "1",
                "--issuer-key",
                key.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("1234").contains("8 digits");
    }

    private void trust() throws IOException {
        assertThat(run("licence", "trust", "--yes", issuerPem().toString()).exitCode())
                .isZero();
    }

    private Path issuerPem() throws IOException {
        return Files.writeString(
                directory.resolve("issuer.pem"),
                run("licence", "issuer", "show", key.toString()).out());
    }

    private Path licence(String sequence, String transactions, String until) throws IOException {
        CommandRun run = run(
                "licence",
                "issue",
                "--module",
                moduleId(),
                "--transactions",
                transactions,
                "--until",
                until,
                "--sequence",
                sequence,
                "--issuer-key",
                key.toString());
        assertThat(run.err()).isEmpty();
        return Files.writeString(directory.resolve("licence.txt"), "Dear customer,\n\n" + run.out() + "\nRegards\n");
    }

    private String moduleId() throws IOException {
        return new ObjectMapper()
                .readTree(run("licence", "show", "--json").out())
                .get("module")
                .asText();
    }

    private List<AuditEntry> audit() {
        return store.auditLog().page(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 0, 100).stream()
                .map(AuditRow::entry)
                .toList();
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }
}
