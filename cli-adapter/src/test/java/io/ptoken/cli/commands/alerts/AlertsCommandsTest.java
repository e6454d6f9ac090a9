package io.ptoken.cli.commands.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AlertStore.AlertKey;
import io.ptoken.service.port.AlertStore.Noticed;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandsTest {

    private static final Instant NOW = TestSurroundings.NOW;

    @TempDir
    Path directory;

    private final InMemoryStore store = new InMemoryStore();
    private TestInstallation installation;

    @BeforeEach
    void raise() {
        installation = TestInstallation.made(directory);
        raise(
                new AlertKey("vend-1:9443", "ERROR", "EService.DiskSpace", ""),
                "The disk is full.",
                NOW.minusSeconds(60));
        raise(new AlertKey("", "WARNING", "EAccount.Account", "jane"), "It ends.", NOW.minusSeconds(30));
        store.alerts().end(1, NOW.minusSeconds(10));
    }

    @Test
    void listsTheNewestFirst() {
        assertThat(run("alerts", "list").out()).isEqualTo("""
                ID  LEVEL    ABOUT                              RAISED                ENDED                 ACKNOWLEDGED  TEXT
                2   WARNING  EAccount.Account jane              2026-11-23T09:59:30Z                                      It ends.
                1   ERROR    EService.DiskSpace at vend-1:9443  2026-11-23T09:59:00Z  2026-11-23T09:59:50Z                The disk is full.
                """);
    }

    @Test
    void listsThoseThatStandOrStoodThen() throws IOException {
        assertThat(ids("--open")).isEqualTo("2 ");
        assertThat(ids("--since=2026-11-23T09:59:50Z")).isEqualTo("2 1 ");
        assertThat(ids("--since=2026-11-23T09:59:51Z")).isEqualTo("2 ");
        assertThat(ids("--last=1")).isEqualTo("2 ");
        assertThat(run("alerts", "list", "--last=0").err()).contains("--last: got 0, expected 1-10000");
    }

    @Test
    void allOfManyAreListed() throws IOException {
        for (int i = 0; i < 450; i++) {
            raise(new AlertKey("", "INFO", "EAccount.Technician", "t" + i), "text", NOW);
        }
        assertThat(json("--last=10000")).hasSize(452);
        assertThat(json()).hasSize(100);
    }

    @Test
    void isAcknowledgedWithAWord() throws IOException {
        CommandRun run = run("alerts", "acknowledge", "2", "--word", "she has left");

        assertThat(run.out()).isEqualTo("Acknowledged alert 2, EAccount.Account jane, which still stands.\n");
        assertThat(json("--open").toString())
                .isEqualTo("[{\"id\":2,\"level\":\"WARNING\",\"code\":\"EAccount.Account\",\"subject\":\"jane\","
                        + "\"text\":\"It ends.\",\"action\":\"do this\",\"raised\":\"2026-11-23T09:59:30Z\","
                        + "\"acknowledgedBy\":\"root\",\"acknowledged\":\"2026-11-23T10:00:00Z\","
                        + "\"word\":\"she has left\"}]");
        assertThat(store.auditLog().page(Instant.EPOCH, NOW.plusSeconds(1), 0, 9))
                .extracting(row -> row.entry())
                .containsExactly(AuditEntry.local(
                        NOW, "root", "alerts.acknowledge", "2", "EAccount.Account jane: she has left"));
    }

    @Test
    void whatCannotBeAcknowledgedSaysWhy() {
        run("alerts", "acknowledge", "1");
        CommandRun again = run("alerts", "acknowledge", "1", "--word=late");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("expected an alert that root has not acknowledged already");
        assertThat(run("alerts", "acknowledge", "7").err()).contains("expected the number of an alert");
        assertThat(run("alerts", "acknowledge", "0").err()).contains("expected 1 or more");
        assertThat(run("alerts", "acknowledge", "2", "--word", "x".repeat(201)).err())
                .contains("one line of at most 200 characters");
        assertThat(run("alerts", "acknowledge", "2", "--word", "x".repeat(200)).exitCode())
                .isZero();
    }

    @Test
    @Tag("slow")
    void aServerDoesTheSameAndItsNoticesHaveAnAge() {
        Path database = new DataDirectory(installation.data()).database();
        try (JdbcStore stored = JdbcStore.openSqlite(database)) {
            AlertKey ended = new AlertKey("", "INFO", "EAccount.Technician", "tom");
            stored.alerts().raise(new Noticed(ended, "Tom is a technician.", "do this", "STORE", NOW), NOW);
        }
        BothWays.whileServing(installation, () -> {
            assertThat(served("alerts", "list", "--open")).contains("EAccount.Technician tom", "Tom is a technician.");
            assertThat(served("alerts", "acknowledge", "1", "--word", "known"))
                    .isEqualTo("Acknowledged alert 1, EAccount.Technician tom, which still stands.\n");
            assertThat(served("alerts", "list")).contains("root: known");
            assertThat(served("notices", "--refresh")).isEqualTo("No notices.\n");
            assertThat(served("notices", "--json")).contains("\"seen\" : \"2026-11-23T10:00:00Z\"");
            assertThat(served("status", "--refresh")).contains("No notices.");
        });
    }

    private String served(String... arguments) {
        return installation.surroundings().run(arguments).out();
    }

    private void raise(AlertKey key, String text, Instant since) {
        store.alerts().raise(new Noticed(key, text, "do this", "NODE", since), since);
    }

    private String ids(String... options) throws IOException {
        StringBuilder ids = new StringBuilder();
        json(options).forEach(alert -> ids.append(alert.get("id").asText()).append(' '));
        return ids.toString();
    }

    private JsonNode json(String... options) throws IOException {
        String[] words = new String[options.length + 3];
        words[0] = "alerts";
        words[1] = "list";
        words[2] = "--json";
        System.arraycopy(options, 0, words, 3, options.length);
        return new ObjectMapper().readTree(run(words).out()).get("alerts");
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }
}
