package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ExitCode;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.cli.document.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ErrorDocumentsTest {

    private static final Path README =
            Path.of(System.getProperty("ptoken.root", "..")).resolve("docs/json/README.md");

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user show nobody | EAccount.Unknown | ''
            user add ../x --role ptoken-api --password-env PW | EParamRange | NAME
            pref set ptoken.sessionTimeoutSec 0 | EPrefRange | VALUE
            pref set ptoken.sessionTimeout 600 | EParamRange | NAME
            pref get ptoken.sessionTimeout | EParamRange | NAME
            pref reset ptoken.sessionTimeout | EParamRange | NAME
            vk show 9 | EFailed | ''
            hsm drain spare | ENotPossible | ''
            token list --drn 60072700000000000 | ESts.DrnOrPan | --drn
            token credit --drn 00000000000 --sgc 123457 --krn 1 --amount 1 --unit kWh | EKeystore.NotFound | ''
            """)
    void areTheSameWithAServerAndWithout(String command, String code, String parameter) {
        installation.loadKey("--sgc", "123456", "--krn", "1");
        String[] words = (command + " --json").split(" ");

        CommandRun run = BothWays.same(installation, words);

        JsonNode error = Schemas.valid(run.out()).path("error");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("parameter").asText()).isEqualTo(parameter);
        assertThat(run.err()).isEqualTo("ptoken: " + error.path("message").asText() + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audit list --last 0 | --last
            vk show | REGISTER
            vk show 1 --registr 2 | --registr
            vk load --sgc 123456 --krn 10 | --krn
            vk load --krn 1 | --sgc
            token verify --drn 1 --secret=hidden | --secret
            frobnicate | frobnicate
            """)
    void ofTheCommandLineNameWhatIsWrongWithIt(String command, String parameter) {
        CommandRun run = installation.surroundings().run((command + " --json").split(" "));

        JsonNode error = Schemas.valid(run.out()).path("error");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(error.path("code").asText()).isEqualTo("ECommandLine");
        assertThat(error.path("parameter").asText()).isEqualTo(parameter);
        assertThat(error.path("next").asText()).matches("Try 'ptoken.* --help'\\.");
        assertThat(run.out()).doesNotContain("hidden");
    }

    @Test
    void areNotPrintedForPeople() {
        assertThat(installation.surroundings().run("vk", "show").out()).isEmpty();
        assertThat(installation.surroundings().run("user", "show", "nobody").out())
                .isEmpty();
        assertThat(installation
                        .surroundings()
                        .run("user", "show", "--", "--json")
                        .out())
                .as("what stands behind -- is no option")
                .isEmpty();
    }

    @Test
    void haveACodeForWhatStandsInTheWay() throws IOException {
        Files.writeString(installation.data().resolve("ptoken.yaml"), "nonsense: 1\n");
        assertThat(code("status")).isEqualTo("EConfiguration");
        assertThat(code("tables", "show", directory.resolve("none").toString())).isEqualTo("EFile");
        Files.writeString(installation.data().resolve("ptoken.yaml"), "");
        Files.write(installation.data().resolve("softsm.sealed"), new byte[100]);
        assertThat(code("vk", "list")).isEqualTo("ESealedFile");
    }

    @Test
    void haveTheCodeOfFilesForAFolderThatIsNotThere() {
        assertThat(code("backup", directory.resolve("none").resolve("x.zip").toString()))
                .isEqualTo("EFile");
        assertThat(code("backup", directory.toString())).isEqualTo("EFile");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            figures --minutes 0 | --minutes
            figures --minutes 5 --hours 1 | --minutes
            restart --wait 0 | --wait
            module log --count 0 | --from
            kmc request --again --replace | --again
            token credit --drn 600727000000000009 --sgc 123457 --krn 1 --amount 100 | --amount
            token credit --drn 600727000000000009 --sgc 123457 --krn 1 --amount 10.25 --unit kWh | --amount
            """)
    void nameTheOptionThatIsRefused(String command, String parameter) {
        CommandRun run = installation.surroundings().run((command + " --json").split(" "));

        JsonNode error = Schemas.valid(run.out()).path("error");
        assertThat(error.path("parameter").asText()).as(run.out()).isEqualTo(parameter);
        assertThat(error.path("code").asText()).isEqualTo("ECommandLine");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit list --json --last 0", "audit list --json --data none"})
    void areOnOneLineWhereEveryDocumentIs(String command) {
        CommandRun run = installation.surroundings().run(command.split(" "));

        assertThat(run.out().lines()).hasSize(1);
        assertThat(Schemas.valid(run.out()).at("/error/message").asText()).isNotEmpty();
    }

    private String code(String... command) {
        String[] words = Arrays.copyOf(command, command.length + 1);
        words[command.length] = "--json";
        return Schemas.valid(installation.surroundings().run(words).out())
                .at("/error/code")
                .asText();
    }

    @Test
    void areAllInTheReadme() throws IOException {
        assertThat(ErrorDocuments.CODES.values())
                .allSatisfy(code -> assertThat(Files.readString(README)).contains("| `" + code + "` |"));
    }

    @Test
    void ofAFailureThatNobodyForesawSayWhatToDo() {
        assertThat(ErrorDocuments.internal(new IllegalStateException("boom"))
                        .error()
                        .next())
                .contains(ErrorDocuments.REPORT_IT);
    }
}
