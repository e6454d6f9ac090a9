package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CheckUpCommandTest {

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() throws IOException {
        installation = TestInstallation.made(directory);
        Path file = installation.data().resolve("ptoken.yaml");
        Files.writeString(file, Files.readString(file).replace("\n  name: \"\"\n", "\n  name: one\n"));
    }

    @Test
    void endsWithOneWhenThereIsSomethingToDoAndSaysWhat() {
        CommandRun run = installation.surroundings().run("check-up");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Check-up of " + installation.data().toAbsolutePath() + ", node one, at ")
                .containsPattern(
                        "12 +WARNING +Backup\n +The audit log tells of none.\n +To do: Make one with 'ptoken backup'")
                .endsWith("\nSomething to do in 1 line.\n");
        assertThat(run.out().lines().filter(line -> line.matches("[ 1][0-9]  [A-Z].*")))
                .hasSize(12);
    }

    @Test
    void endsWithZeroWhenAllIsWellAndTheAuditLogHasTheNotedRow() {
        backedUp();
        String first = installation.surroundings().run("check-up").out();
        String head = first.replaceAll("(?s).*to note elsewhere: ([0-9]+:[0-9a-f]{64}).*", "$1");

        CommandRun run = installation.surroundings().run("check-up", "--expect", head);

        assertThat(run.out())
                .containsPattern("11 +OK +Audit log\n +It has the noted row.")
                .endsWith("\nNothing to do.\n");
        assertThat(run.exitCode()).isZero();
        CommandRun other =
                installation.surroundings().run("check-up", "--expect", head.replaceAll(":.*", ":" + "0".repeat(64)));
        assertThat(other.out()).containsPattern("11 +ERROR +Audit log");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(installation
                        .surroundings()
                        .run("check-up", "--expect", "nonsense")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void endsWithThreeWhenSomethingIsNotKnown() throws IOException {
        backedUp();
        try (FileChannel held = FileChannel.open(
                installation.data().resolve("softsm.sealed.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            held.lock();
            CommandRun run = installation.surroundings().run("check-up");

            assertThat(run.out())
                    .containsPattern(" 3  NOT KNOWN +Transactions")
                    .containsPattern(" 4  NOT KNOWN +Vending keys")
                    .contains("Nothing to do. Not known: ");
            assertThat(run.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void isADocumentForPrograms() throws IOException {
        CommandRun run = installation.surroundings().run("check-up", "--json");

        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.path("document").asText()).isEqualTo("check-up");
        assertThat(document.path("lines")).hasSize(12);
        JsonNode backup = document.path("lines").get(11);
        assertThat(backup.path("number").asInt()).isEqualTo(12);
        assertThat(backup.path("state").asText()).isEqualTo("WARNING");
        assertThat(backup.path("remedies").get(0).asText()).contains("ptoken backup");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void writesAReportThatIsWhatItSaysAndReplacesNone() throws IOException {
        Path report = directory.resolve("week-48.txt");

        CommandRun run = installation.surroundings().run("check-up", "--report", report.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report).hasContent(run.out());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
        String before = Files.readString(report);
        CommandRun again = installation
                .surroundings()
                .at(TestSurroundings.NOW.plus(Duration.ofDays(7)))
                .run("check-up", "--report", report.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("ptoken: " + report + " exists already; name a new file\n");
        assertThat(again.out()).isEmpty();
        assertThat(report).hasContent(before);
    }

    @Test
    void aReportBesideAServerIsThatOfTheServer() throws IOException {
        Path report = directory.resolve("served.txt");
        BothWays.whileServed(
                installation,
                () -> assertThat(installation
                                .surroundings()
                                .run("check-up", "--json", "--report", report.toString())
                                .out())
                        .startsWith("{"));
        assertThat(report).content().startsWith("Check-up of ").contains("12  WARNING       Backup");
    }

    @Test
    void aReportThatCannotBeWrittenIsAnError() {
        Path nowhere = directory.resolve("no/week.txt");
        CommandRun run = installation.surroundings().run("check-up", "--report", nowhere.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: ").contains(nowhere.toString());
    }

    private void backedUp() {
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            store.auditLog().append(AuditEntry.local(TestSurroundings.NOW, "root", "backup.made", "", ""));
        }
    }
}
