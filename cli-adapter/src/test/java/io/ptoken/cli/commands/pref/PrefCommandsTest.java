package io.ptoken.cli.commands.pref;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefCommandsTest {

    @TempDir
    static Path directory;

    private static TestInstallation installation;

    private final InMemoryStore store = new InMemoryStore();

    @BeforeAll
    static void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void listFitsAHundredColumnsAndTellsWhereAValueComesFrom() {
        run("pref", "set", "ptoken.sessionTimeoutSec", "600");
        store.preferences().set("ptoken.auditRetentionDays", "7", entry());

        CommandRun run = run("pref", "list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(Preferences.all().size() + 1).allMatch(line -> line.length() <= 100);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("NAME +VALUE +UNIT +SOURCE"))
                .anyMatch(line -> line.matches("ptoken.sessionTimeoutSec +600 +s +set; default 300"))
                .anyMatch(line -> line.matches("ptoken.auditRetentionDays +400 +days +default, because '7' is stored"))
                .anyMatch(line -> line.matches("ptoken.meterManufacturingMode +false +default"));
    }

    @Test
    void verboseListExplains() {
        CommandRun run = run("pref", "list", "-v");

        assertThat(run.out().lines())
                .containsSequence(
                        "ptoken.sessionTimeoutSec = 300 s, default",
                        "    range 1-604800 s, sensible 120-86400",
                        "    How long a sign-in to the API lasts.")
                .containsSequence(
                        "ptoken.meterManufacturingMode = false, default",
                        "    range false or true; a change takes effect at the next start");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void jsonListHasEverything() throws IOException {
        JsonNode list =
                new ObjectMapper().readTree(run("pref", "list", "--json").out()).get("preferences");

        assertThat(list).hasSize(Preferences.all().size());
        assertThat(list.get(3).toString())
                .isEqualTo("{\"name\":\"ptoken.sessionTimeoutSec\",\"value\":\"300\",\"set\":false,"
                        + "\"defaultValue\":\"300\",\"range\":\"1-604800\",\"unit\":\"s\",\"restartNeeded\":false,"
                        + "\"description\":\"How long a sign-in to the API lasts.\"}");
    }

    @Test
    void getPrintsTheValueAlone() {
        assertThat(run("pref", "get", "ptoken.txCounterLowThreshold").out()).isEqualTo("10000\n");
    }

    @Test
    void getOfAnUnknownNameNamesTheNearest() {
        CommandRun run = run("pref", "get", "ptoken.txCounterLow");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("ptoken: there is no preference 'ptoken.txCounterLow'; did you mean"
                        + " 'ptoken.txCounterLowThreshold'?\n");
    }

    @Test
    void setIsStoredAndAudited() {
        CommandRun run = run("pref", "set", "ptoken.keyRefreshWarningDays", "21");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("ptoken.keyRefreshWarningDays is now 21 days; it was 14 days (default).\n");
        assertThat(run.err()).isEmpty();
        assertThat(store.preferences().all()).containsEntry("ptoken.keyRefreshWarningDays", "21");
        assertThat(audit())
                .containsExactly(AuditEntry.local(
                        TestSurroundings.NOW,
                        TestSurroundings.USER,
                        "pref.set",
                        "ptoken.keyRefreshWarningDays",
                        "old 14 (default), new 21"));
    }

    @Test
    void setOutOfRangeChangesNothing() {
        CommandRun run = run("pref", "set", "ptoken.keyRefreshWarningDays", "3651");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: Preference 'ptoken.keyRefreshWarningDays' out of range: got '3651', expected"
                        + " 0-3650\n");
        assertThat(store.preferences().all()).isEmpty();
        assertThat(audit())
                .as("the refusal, and nothing else")
                .containsExactly(AuditEntry.local(
                                TestSurroundings.NOW,
                                TestSurroundings.USER,
                                "pref.set",
                                "ptoken.keyRefreshWarningDays",
                                "Preference 'ptoken.keyRefreshWarningDays' out of range: got '3651', expected 0-3650")
                        .withOutcome("EPrefRange"));
    }

    @Test
    void setOutsideTheSensibleRangeWarns() {
        CommandRun run = run("pref", "set", "ptoken.sessionTimeoutSec", "60");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("Warning: ptoken.sessionTimeoutSec is 60, outside its sensible range 120-86400 s.\n");
    }

    @Test
    void setThatNeedsARestartSaysSo() {
        assertThat(run("pref", "set", "ptoken.meterManufacturingMode", "true").out())
                .isEqualTo("ptoken.meterManufacturingMode is now true; it was false (default). Takes effect at the"
                        + " next start.\n");
    }

    @Test
    void resetGoesBackToTheDefault() {
        run("pref", "set", "ptoken.keyRefreshWarningDays", "21");

        CommandRun run = run("pref", "reset", "ptoken.keyRefreshWarningDays");

        assertThat(run.out()).isEqualTo("ptoken.keyRefreshWarningDays is now 14 days (default); it was 21 days.\n");
        assertThat(store.preferences().all()).isEmpty();
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }

    private List<AuditEntry> audit() {
        return store.auditLog().page(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 0, 100).stream()
                .map(AuditRow::entry)
                .toList();
    }

    private static AuditEntry entry() {
        return AuditEntry.local(Instant.EPOCH, "x", "x", "", "");
    }
}
