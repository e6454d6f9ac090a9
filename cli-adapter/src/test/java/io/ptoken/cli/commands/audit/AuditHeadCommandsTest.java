package io.ptoken.cli.commands.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.port.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditHeadCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    @TempDir
    Path elsewhere;

    private static TestInstallation installation;
    private static TestInstallation other;

    private final InMemoryStore store = new InMemoryStore();
    private Path head;
    private Path key;
    private Path copy;

    @BeforeAll
    static void makeInstallations() throws IOException {
        installation = TestInstallation.made(Files.createDirectory(directory.resolve("one")));
        other = TestInstallation.madeAnew(Files.createDirectory(directory.resolve("other")));
    }

    @BeforeEach
    void files() {
        head = elsewhere.resolve("head.json");
        key = elsewhere.resolve("audit-key.pem");
        copy = elsewhere.resolve("audit.jsonl");
    }

    @Test
    void theHeadForPeople() {
        rows(3);

        CommandRun run = run("audit", "head");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).matches("The audit log at .*Z, as .* says:"),
                        line -> assertThat(line)
                                .isEqualTo("  3 rows, last row 3:"
                                        + store.auditLog().head().hash()));
    }

    @Test
    void theKeyIsPrintedForAFile() {
        CommandRun run = run("audit", "key");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("-----END PUBLIC KEY-----\n");
        assertThat(run.err()).matches("SHA-256 fingerprint: [0-9a-f]{64}\n");
        assertThat(run("audit", "key").out()).isEqualTo(run.out());
    }

    @Test
    void aHeadIsCheckedWithTheKeyAloneOnAnyMachine() throws IOException {
        rows(3);
        keepHead();

        CommandRun run = check();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("The signature is right.\n").contains("  3 rows, last row 3:");
    }

    @Test
    void aCopyThatWentOnIsHeldAgainstIt() throws IOException {
        rows(3);
        keepHead();
        rows(2);
        export();

        assertThat(check("--log", copy.toString()).out())
                .endsWith("The copy is whole and has what was signed: 6 rows.\n");
        JsonNode json = JSON.readTree(check("--log", copy.toString(), "--json").out());
        assertThat(json.path("document").asText()).isEqualTo("audit-verify-against");
        assertThat(json.path("right").asBoolean()).isTrue();
        assertThat(json.path("rows").asInt()).isEqualTo(6);
        assertThat(json.path("heads").path(0).path("rows").asInt()).isEqualTo(3);
    }

    @Test
    void aCopyThatWasCutIsFound() throws IOException {
        rows(5);
        keepHead();
        export();
        Files.write(copy, Files.readAllLines(copy).subList(0, 4));

        CommandRun run = check("--log", copy.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "The copy is not the log that was signed: row 5 was signed, but the copy ends at row 4. 4 rows"
                                + " before are right.\n");
        JsonNode json = JSON.readTree(check("--log", copy.toString(), "--json").out());
        assertThat(json.path("right").asBoolean()).isFalse();
        assertThat(json.path("signature").asBoolean()).isTrue();
        assertThat(json.path("fault").asText()).isEqualTo("NOT_AS_NOTED");
    }

    @Test
    void aHeadThatWasChangedProvesNothing() throws IOException {
        rows(3);
        keepHead();
        Files.writeString(head, Files.readString(head).replace("rows 3", "rows 2"));

        CommandRun run = check();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("This head proves nothing: the signature of ");
        JsonNode json = JSON.readTree(check("--json").out());
        assertThat(json.path("signature").asBoolean()).isFalse();
        assertThat(json.path("right").asBoolean()).isFalse();
    }

    @Test
    void aHeadOfAnotherInstallationProvesNothing() throws IOException {
        keepHead();
        Files.writeString(
                key, other.surroundings().store(store).run("audit", "key").out());

        assertThat(check().exitCode()).isEqualTo(1);
    }

    @Test
    void filesThatAreSomethingElseAreRefused() throws IOException {
        rows(3);
        keepHead();
        String good = Files.readString(head);
        for (String wrong : List.of(
                "",
                "null",
                "[]",
                good.substring(0, good.length() / 2),
                good.replace("audit-head", "audit-key"),
                good.replace("\"version\" : 1", "\"version\" : 2"),
                "{\"document\":\"audit-head\",\"version\":1,\"signed\":1,\"signature\":\"\"}",
                "[".repeat(60_000),
                "x".repeat(70_000))) {
            Files.writeString(head, wrong);
            CommandRun run = check();
            assertThat(run.exitCode())
                    .as(wrong.substring(0, Math.min(40, wrong.length())))
                    .isEqualTo(1);
            assertThat(run.err()).startsWith("ptoken: " + head).hasLineCount(1);
        }

        Files.writeString(head, good);
        Files.writeString(key, good);
        assertThat(check().err()).contains("is not an Ed25519 public key in PEM, as 'ptoken audit key' prints it");
        Files.delete(key);
        assertThat(check().err()).startsWith("ptoken: cannot read " + key);
    }

    @Test
    void aCopyThatIsSomethingElseIsRefusedWithItsLine() throws IOException {
        rows(3);
        keepHead();
        export();
        List<String> good = Files.readAllLines(copy);
        String second = good.get(1);
        for (String wrong : List.of(
                "",
                "null",
                second.substring(0, second.length() - 5),
                second.replace("\"actor\":\"jane\"", "\"actor\":1"),
                second.replace("\"actor\":\"jane\"", "\"actor\":\"j\\u00e4ne\""),
                second.replace("{", "{ "),
                second.replaceAll("\"at\":\"[^\"]*\"", "\"at\":\"+1000000000-12-31T23:59:59Z\""),
                "x".repeat(70_000))) {
            Files.write(copy, List.of(good.get(0), wrong, good.get(2), good.get(3)));
            CommandRun run = check("--log", copy.toString());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo(
                            "ptoken: " + copy + ", line 2: not a row of the audit log, as 'ptoken audit export --format"
                                    + " jsonl' writes it\n");
        }
    }

    @Test
    void theOptionsBelongTogether() {
        for (List<String> wrong : List.of(
                List.of("--against", "head.json"),
                List.of("--key", "key.pem"),
                List.of("--log", "audit.jsonl"),
                List.of("--against", "a", "--key", "b", "--expect", "3:" + "0".repeat(64)))) {
            String[] arguments = new String[wrong.size() + 2];
            arguments[0] = "audit";
            arguments[1] = "verify";
            for (int i = 0; i < wrong.size(); i++) {
                arguments[i + 2] = wrong.get(i);
            }
            assertThat(new TestSurroundings().run(arguments).exitCode())
                    .as("%s", wrong)
                    .isEqualTo(2);
        }
    }

    /** What a server exports is what the command prints. */
    @Test
    void theDocumentIsThatOfTheExport() throws IOException {
        JsonNode printed = JSON.readTree(run("audit", "head", "--json").out());
        SignedHead same = new SignedHead(
                printed.path("signed").asText(), printed.path("signature").asText());

        assertThat(JSON.readTree(same.json())).isEqualTo(printed);
    }

    @Test
    void withoutItsKeyNothingIsSigned() throws IOException {
        TestInstallation upgraded = TestInstallation.madeAnew(Files.createDirectory(elsewhere.resolve("upgraded")));
        Files.delete(upgraded.data().resolve("audit-key.sealed"));

        CommandRun run = upgraded.surroundings().store(store).run("audit", "head");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("ptoken: the audit key cannot be read: ")
                .contains("a server makes both files at its start where neither is there");
    }

    private void rows(int count) {
        for (int i = 1; i <= count; i++) {
            store.auditLog()
                    .append(new AuditEntry(
                            Instant.parse("2026-11-23T10:00:00Z"), "jane", "local", "test", "", "Ok", "", "row " + i));
        }
    }

    private void keepHead() throws IOException {
        Files.writeString(head, run("audit", "head", "--json").out());
        Files.writeString(key, run("audit", "key").out());
    }

    private void export() {
        assertThat(run("audit", "export", "--format", "jsonl", "--output", copy.toString())
                        .exitCode())
                .isZero();
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }

    /** With no installation anywhere. */
    private CommandRun check(String... more) {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"audit", "verify", "--against", head.toString(), "--key", key.toString()},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return new TestSurroundings().run(arguments);
    }
}
