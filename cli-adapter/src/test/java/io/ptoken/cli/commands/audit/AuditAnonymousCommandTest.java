package io.ptoken.cli.commands.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditAnonymousCommandTest {

    private static final Instant NOW = TestSurroundings.NOW;

    @TempDir
    static Path directory;

    private static TestInstallation installation;

    private final InMemoryStore store = new InMemoryStore();

    @BeforeAll
    static void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void saysThatThereWereNone() {
        CommandRun run = run();
        assertThat(run.out()).startsWith("No calls without an account ");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void showsFirstTheAddressesFromWhichNobodyEverSignedIn() {
        unsigned("10.0.0.7", 3);
        unsigned("10.0.0.9", 1);
        signedIn("10.0.0.7");

        CommandRun run = run();

        assertThat(run.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("4 calls without an account ")
                        .endsWith(", from 2 addresses."));
        assertThat(run.out().lines().skip(1))
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("ADDRESS "),
                        first -> assertThat(first)
                                .matches("10.0.0.9 +no +1 +2026-11-23T09:00:00Z +.* signInWithPassword"),
                        second -> assertThat(second).matches("10.0.0.7 +yes +3 +.* signInWithPassword"));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void withoutABeginningItIsTheLastWeek() {
        store.auditLog().append(call("10.0.0.9", NOW.minus(Duration.ofDays(7)).minusSeconds(1)));
        assertThat(run().out()).startsWith("No calls without an account ");
        assertThat(run("--from", "2026-11-01").out()).startsWith("1 call without an account ");
        store.auditLog().append(call("10.0.0.9", NOW.minus(Duration.ofDays(7))));
        assertThat(run().out()).startsWith("1 call without an account ");
    }

    @Test
    void isADocumentForPrograms() throws IOException {
        unsigned("10.0.0.9", 2);

        JsonNode document = new ObjectMapper().readTree(run("--json").out());

        assertThat(document.path("document").asText()).isEqualTo("audit-anonymous");
        JsonNode caller = document.path("callers").get(0);
        assertThat(caller.path("address").asText()).isEqualTo("10.0.0.9");
        assertThat(caller.path("calls").asInt()).isEqualTo(2);
        assertThat(caller.path("signedIn").asBoolean()).isFalse();
    }

    @Test
    void showsNoMoreThanAreWanted() {
        unsigned("10.0.0.8", 1);
        unsigned("10.0.0.9", 2);
        assertThat(run("--most", "1").out().lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "many"})
    void refusesANumberOutsideItsRange(String most) {
        CommandRun run = run("--most", most);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--most");
    }

    @Test
    void endsWithOneWhereThereIsNoStore() throws IOException {
        TestInstallation broken = TestInstallation.made(Files.createDirectory(directory.resolve("broken")));
        Files.delete(broken.data().resolve("ptoken.db"));
        CommandRun run = broken.surroundings().run("audit", "anonymous");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: ").contains("ptoken.db");
    }

    private CommandRun run(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "audit";
        words[1] = "anonymous";
        System.arraycopy(options, 0, words, 2, options.length);
        return installation.surroundings().store(store).run(words);
    }

    private void unsigned(String address, int calls) {
        for (int i = 0; i < calls; i++) {
            store.auditLog().append(call(address, NOW.minus(Duration.ofHours(1))));
        }
    }

    private static AuditEntry call(String address, Instant at) {
        return new AuditEntry(at, "", address, "signInWithPassword", "", "ESignin.Authentication", "", "");
    }

    private void signedIn(String address) {
        store.auditLog()
                .append(new AuditEntry(
                        NOW.minusSeconds(1), "vending", address, "signInWithPassword", "", AuditEntry.OK, "", ""));
    }
}
