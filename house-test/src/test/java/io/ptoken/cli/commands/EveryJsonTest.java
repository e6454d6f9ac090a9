package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ExitCode;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.document.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command prints for programs, its errors too, is as {@code docs/json} says. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class EveryJsonTest {

    /** They serve until they are stopped, are about the program itself, show a secret, or have a form of their own. */
    /** It tells of an installation that is not there as of any other fault. */
    private static final String LOOKS_AT_WHAT_IS_BROKEN = "doctor";

    private static final Set<String> WITHOUT =
            Set.of("help", "completion", "serve", "hsm simulate", "init", "audit export");

    /** Those that have more to tell than that they are done. */
    private static final Map<String, String> DOCUMENTS = Map.ofEntries(
            Map.entry("demo", "demo"),
            Map.entry("conformance", "conformance"),
            Map.entry("backup", "backup"),
            Map.entry("restore", "restore"),
            Map.entry("vk load", "vending-key"),
            Map.entry("vk list", "vending-keys"),
            Map.entry("vk show", "vending-key"),
            Map.entry("kmc list", "kmcs"),
            Map.entry("kmc upload", "key-load-file"),
            Map.entry("kmc load-all", "key-load-report"),
            Map.entry("kmc load", "key-load-report"),
            Map.entry("user add", "account"),
            Map.entry("user list", "accounts"),
            Map.entry("user show", "account"),
            Map.entry("user passwd", "account"),
            Map.entry("user roles", "account"),
            Map.entry("user disable", "account"),
            Map.entry("user enable", "account"),
            Map.entry("user unlock", "account"),
            Map.entry("user expire", "account"),
            Map.entry("user certificate", "account"),
            Map.entry("session list", "sessions"),
            Map.entry("tls show", "certificate"),
            Map.entry("tls renew", "certificate"),
            Map.entry("pref list", "preferences"),
            Map.entry("pref get", "preference"),
            Map.entry("pref set", "preference"),
            Map.entry("pref reset", "preference"),
            Map.entry("status", "status"),
            Map.entry("notices", "notices"),
            Map.entry("licence load", "loaded-licence"),
            Map.entry("licence show", "licence"),
            Map.entry("audit list", "audit-row"),
            Map.entry("audit verify", "audit-verify"),
            Map.entry("audit anonymous", "audit-anonymous"),
            Map.entry("audit head", "audit-head"),
            Map.entry("audit key", "audit-key"),
            Map.entry("check-up", "check-up"),
            Map.entry("doctor", "doctor"),
            Map.entry("figures", "figures"),
            Map.entry("alerts list", "alerts"),
            Map.entry("user certificates", "client-certificates"),
            Map.entry("module access", "module-access"),
            Map.entry("module log", "module-log"),
            Map.entry("approvals list", "approvals"),
            Map.entry("job list", "jobs"),
            Map.entry("job show", "error"),
            Map.entry("job cancel", "cancelled-job"),
            Map.entry("token decode", "decoded-token"),
            Map.entry("token card", "meter-card"),
            Map.entry("token credit", "tokens"),
            Map.entry("token key-change", "tokens"),
            Map.entry("ditk tokens", "tokens"),
            Map.entry("token engineering", "tokens"),
            Map.entry("token meter-test", "meter-test-token"),
            Map.entry("token verify", "verified-token"),
            Map.entry("token list", "issued-tokens"),
            Map.entry("key check", "key-check"),
            Map.entry("ditk generate", "generated-ditk"),
            Map.entry("ditk load", "ditk"),
            Map.entry("ditk list", "ditks"),
            Map.entry("ditk prove", "ditk-proof"),
            Map.entry("ditk split", "ditk-check"),
            Map.entry("ditk combine", "ditk-check"),
            Map.entry("ditk parity", "ditk-check"),
            Map.entry("tables show", "sta-tables"),
            Map.entry("hsm ports", "serial-ports"),
            Map.entry("hsm probe", "module-probe"),
            Map.entry("hsm info", "module"),
            Map.entry("hsm registers", "vending-keys"),
            Map.entry("hsm log", "module-log"),
            Map.entry("hsm list", "modules"),
            Map.entry("kmc-sim show", "simulated-kmc"));

    private CommandBench bench;

    @BeforeAll
    void makeTheBench(@TempDir Path directory) throws IOException {
        bench = new CommandBench(directory);
    }

    @AfterAll
    void closeIt() {
        bench.close();
    }

    /** {@link EveryCommandTest} sees to it that these are all there are. */
    static Stream<EveryCommand> commands() {
        return EveryCommand.all().stream().filter(command -> !WITHOUT.contains(command.name()));
    }

    static Stream<EveryCommand> without() {
        return EveryCommand.all().stream().filter(command -> WITHOUT.contains(command.name()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void printsOneDocumentOfItsSchema(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);

        CommandRun run = place.surroundings(command.typed()).run(withJson(place));

        List<JsonNode> documents = command.name().equals("audit list")
                ? run.out().lines().map(Schemas::valid).toList()
                : List.of(Schemas.valid(run.out()));
        assertThat(documents)
                .isNotEmpty()
                .extracting(document -> document.path("document").asText())
                .containsOnly(DOCUMENTS.getOrDefault(command.name(), "done"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void tellsThatItIsCalledWrongly(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);

        CommandRun run = place.surroundings(command.typed()).run(with(withJson(place), "--no-such-option"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        JsonNode error = Schemas.valid(run.out()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("ECommandLine");
        assertThat(error.path("parameter").asText()).isEqualTo("--no-such-option");
        assertThat(error.path("next").asText()).isEqualTo("Try 'ptoken " + command.name() + " --help'.");
        assertThat(run.err()).startsWith("ptoken: " + error.path("message").asText() + "\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void tellsWhyItFailsWhereThereIsNoInstallation(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);

        CommandRun run = place.surroundings(command.typed())
                .variable("PTOKEN_DATA", "/nowhere")
                .variable("PTOKEN_KMC_SIM", "/nowhere")
                .run(withJson(place));

        if (run.exitCode() == ExitCode.OK || command.name().equals(LOOKS_AT_WHAT_IS_BROKEN)) {
            Schemas.valid(run.out());
        } else {
            JsonNode error = Schemas.valid(run.out()).path("error");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(error.path("code").asText()).matches("E[A-Za-z]+(\\.[A-Za-z]+)*");
            assertThat(run.err()).endsWith("ptoken: " + error.path("message").asText() + "\n");
        }
    }

    @ParameterizedTest
    @MethodSource("without")
    void theRestTellsThatItHasNone(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);

        CommandRun run = place.surroundings(command.typed()).run(withJson(place));

        if (command.name().equals("help")) {
            return; // it takes the words of a command line
        }
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Schemas.valid(run.out()).path("error").path("parameter").asText())
                .isEqualTo("--json");
    }

    @Test
    void rowsThatAreExportedAreDocumentsToo() throws IOException {
        EveryCommand export = without()
                .filter(command -> command.name().equals("audit export"))
                .findAny()
                .orElseThrow();
        CommandBench.Place place = bench.place(export);

        assertThat(place.surroundings(List.of()).run(place.arguments()).out().lines())
                .isNotEmpty()
                .allSatisfy(Schemas::valid);
    }

    @Test
    void anErrorHasACodeForPrograms() {
        CommandRun run = new TestSurroundings().run("token", "decode", "--json", "1234 5678 9012 3456 7890");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        JsonNode error = Schemas.valid(run.out()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("EParamRange");
        assertThat(run.err()).isEqualTo("ptoken: " + error.path("message").asText() + "\n");
    }

    private static String[] withJson(CommandBench.Place place) {
        return with(place.arguments(), "--json");
    }

    private static String[] with(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
