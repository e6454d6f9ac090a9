package io.ptoken.cli.commands.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {

    @TempDir
    static Path directory;

    private static TestInstallation installation;

    private final InMemoryStore store = new InMemoryStore();

    @BeforeAll
    static void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void aWholeLogTellsItsLastRow() {
        rows(3);

        CommandRun run = run("audit", "verify");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("The audit log is whole: 3 rows.\nLast row, to note elsewhere: 3:"
                        + store.auditLog().head().hash() + "\n");
    }

    @Test
    void aTrimmedLogTellsWhereItBegins() {
        for (int old = 0; old < 2; old++) {
            store.auditLog()
                    .append(AuditEntry.local(TestSurroundings.NOW.minus(Duration.ofDays(401)), "jane", "test", "", ""));
        }
        rows(1);
        store.auditLog().trim(TestSurroundings.NOW.minus(Duration.ofDays(400)), 2);

        assertThat(run("audit", "verify").out())
                .startsWith("The audit log is whole: 1 rows from row 3 on; older ones are trimmed.\n");
    }

    @Test
    void aLogThatWasTrimmedBeforeItsAgeIsBroken() {
        rows(3);
        store.auditLog().trim(Instant.parse("2027-01-01T00:00:00Z"), 2);

        CommandRun run = run("audit", "verify");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("The audit log is broken: row 2 was trimmed before its age. 1 rows before are right.\n");
    }

    @Test
    void whatWasNotedIsExpected() {
        rows(3);
        Link head = store.auditLog().head();
        rows(2);

        assertThat(run("audit", "verify", "--expect", "3:" + head.hash()).exitCode())
                .isZero();

        CommandRun other = run("audit", "verify", "--expect", "3:" + "0".repeat(64));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).isEmpty();
        assertThat(other.err())
                .isEqualTo("The audit log is broken: row 3 has another hash than the one noted. 3 rows before are"
                        + " right.\n");
    }

    @Test
    void aBrokenLogAsJson() throws IOException {
        rows(3);

        CommandRun run = run("audit", "verify", "--json", "--expect", "9:" + "0".repeat(64));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(run.out()).toString())
                .isEqualTo(
                        "{\"document\":\"audit-verify\",\"version\":1,\"whole\":false,\"rows\":0,\"row\":4,\"fault\":\"NOT_AS_NOTED\",\"text\":\"row 9 was"
                                + " noted, but the log ends at row 3\"}");
    }

    @Test
    void anExpectationOfAWrongFormIsAUsageError() {
        CommandRun run = run("audit", "verify", "--expect", "3");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("got '3', expected a row number, a colon and 64 hex digits");
    }

    @Test
    void listShowsTheLastRows() {
        rows(30);

        CommandRun run = run("audit", "list", "--last", "2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("ROW"),
                        line -> assertThat(line)
                                .matches("29 +2026-11-23T10:00:29Z +jane +local +test +subject +Ok +row 29"),
                        line -> assertThat(line)
                                .matches("30 +2026-11-23T10:00:30Z +jane +local +test +subject +Ok +row 30"));
    }

    @Test
    void listOfAPeriodShowsItsLastRowsAsJson() throws IOException {
        rows(30);

        CommandRun run = run(
                "audit",
                "list",
                "--json",
                "--last",
                "2",
                "--from",
                "2026-11-23T10:00:05Z",
                "--to",
                "2026-11-23T10:00:09Z");

        assertThat(run.out().lines()).hasSize(2);
        JsonNode last = new ObjectMapper()
                .readTree(run.out().lines().skip(1).findFirst().orElseThrow());
        assertThat(last.get("sequence").asInt()).isEqualTo(8);
        assertThat(last.get("detail").asText()).isEqualTo("row 8");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        CommandRun run = run("audit", "list", "--from", "2026-11-24", "--to", "2026-11-24");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: the period from 2026-11-24T00:00:00Z to 2026-11-24T00:00:00Z is empty: --to"
                        + " names the first moment after it\n");
    }

    @Test
    void aNumberOfRowsOutOfRangeIsAUsageError() {
        CommandRun run = run("audit", "list", "--last", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--last: got 0, expected 1-10000");
    }

    @Test
    void exportWritesCsvToANewFile() throws IOException {
        rows(3);
        Path file = directory.resolve("log.csv");

        CommandRun run = run(
                "audit",
                "export",
                "--format",
                "csv",
                "--to",
                "2026-11-23T10:00:03Z",
                "--from",
                "2026-11-23T10:00:01Z",
                "--output",
                file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("2 rows written to " + file + ".\n");
        assertThat(Files.readString(file))
                .startsWith("sequence,at,actor,origin,action,subject,outcome,messageId,detail,hash\r\n"
                        + "1,2026-11-23T10:00:01Z,jane,local,test,subject,Ok,,row 1,")
                .hasLineCount(3);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        CommandRun again = run("audit", "export", "--format", "csv", "--output", file.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("ptoken: " + file + " exists already; name a new file\n");
    }

    @Test
    void exportWritesJsonLinesThatAnyReaderTakes() throws IOException {
        store.auditLog()
                .append(AuditEntry.local(Instant.parse("2026-11-23T09:00:00Z"), "jane", "test", "a \"b\" \\c", "=1+1"));

        CommandRun run = run("audit", "export", "--format", "jsonl");

        assertThat(run.out().lines()).hasSize(2);
        JsonNode row = new ObjectMapper().readTree(run.out().lines().findFirst().orElseThrow());
        assertThat(row.get("subject").asText()).isEqualTo("a \"b\" \\c");
        assertThat(row.get("detail").asText()).isEqualTo("=1+1");
        assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).contains("\"action\":\"audit.export\"");
    }

    /** On the store that installations have; somebody changes a row behind its back. */
    @Test
    void aRowThatIsChangedOrTakenOutInTheDatabaseIsFound(@TempDir Path elsewhere) throws SQLException {
        TestInstallation own = TestInstallation.madeAnew(elsewhere);
        for (int i = 0; i < 5; i++) {
            own.surroundings().run("pref", "set", "ptoken.sessionTimeoutSec", "60" + i);
        }
        assertThat(own.surroundings().run("audit", "verify").exitCode()).isZero();

        update(own, "UPDATE audit_log SET actor = 'nobody' WHERE sequence = 3");
        CommandRun changed = own.surroundings().run("audit", "verify");
        update(own, "DELETE FROM audit_log WHERE sequence = 2");
        CommandRun missing = own.surroundings().run("audit", "verify");

        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err())
                .isEqualTo("The audit log is broken: row 3 does not follow from row 2: one of the two was changed."
                        + " 2 rows before are right.\n");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).isEqualTo("The audit log is broken: row 2 is missing. 1 rows before are right.\n");
    }

    /** Rows at the end are cut while nothing runs, and the head is moved, so that the chain alone shows nothing. */
    @Test
    void aTailThatIsCutAfterAStopIsFound(@TempDir Path elsewhere) throws SQLException {
        TestInstallation own = TestInstallation.madeAnew(elsewhere);
        BothWays.whileServed(own, () -> own.surroundings().run("pref", "set", "ptoken.sessionTimeoutSec", "600"));
        assertThat(own.surroundings().run("audit", "verify").exitCode()).isZero();

        String cut = cutLast(own);
        CommandRun words = own.surroundings().run("audit", "verify");
        CommandRun json = own.surroundings().run("audit", "verify", "--json");

        assertThat(words.exitCode()).isEqualTo(1);
        assertThat(words.out()).isEmpty();
        assertThat(words.err()).contains("The audit log is broken: " + cut);
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out()).contains("\"whole\" : false", cut);
    }

    /** A command that opens the module seals what it wrote, too. */
    @Test
    void aTailThatIsCutAfterACommandIsFound(@TempDir Path elsewhere) throws SQLException {
        TestInstallation own = TestInstallation.madeAnew(elsewhere);
        assertThat(own.loadKey("--sgc", "123457", "--krn", "1").exitCode()).isZero();
        assertThat(own.surroundings()
                        .run("token credit --drn 600727000000000009 --sgc 123457 --krn 1 --amount 1 --unit hWh"
                                .split(" "))
                        .err())
                .isEmpty();
        assertThat(own.surroundings().run("audit", "verify").exitCode()).isZero();

        String cut = cutLast(own);

        assertThat(own.surroundings().run("audit", "verify").err()).contains("The audit log is broken: " + cut);
    }

    /** @return what is to be said of it */
    private static String cutLast(TestInstallation installation) throws SQLException {
        long last;
        try (JdbcStore opened = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            last = opened.auditLog().head().sequence();
        }
        update(installation, "DELETE FROM audit_log WHERE sequence = " + last);
        update(
                installation,
                "UPDATE audit_chain SET head_sequence = sequence, head_hash = hash FROM audit_log WHERE sequence = "
                        + (last - 1));
        return "row " + last + " was there when the end of the log was sealed last, and the chain ends at row "
                + (last - 1);
    }

    private static void update(TestInstallation installation, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + installation.data().resolve("ptoken.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private void rows(int count) {
        for (int i = 1; i <= count; i++) {
            store.auditLog()
                    .append(AuditEntry.local(
                            Instant.parse("2026-11-23T10:00:00Z").plusSeconds(i),
                            "jane",
                            "test",
                            "subject",
                            "row " + i));
        }
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }
}
