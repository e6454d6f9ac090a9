package io.ptoken.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DemoCommandTest {

    private final TestSurroundings surroundings = new TestSurroundings();

    @ParameterizedTest
    @CsvSource({"7, 3", "11, 5"})
    void sellsTheWorkedExampleAndTheMeterTakesIt(String ea, int count) throws IOException {
        CommandRun run = surroundings.run("demo", "--once", "--json", "--port=0", "--ea", ea);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode facts = new ObjectMapper().readTree(run.out());
        assertThat(facts.path("verified").asText()).isEqualTo("EVerify.Ok");
        assertThat(facts.path("electricityKwh").asText()).isEqualTo("10.0");
        assertThat(facts.path("tokens")).hasSize(count).allSatisfy(token -> {
            assertThat(token.path("tokenDec").asText()).matches("[0-9]{20}");
            assertThat(token.path("meterResult").asText()).matches("Accept|[1-4](st|nd|rd|th)KCT");
        });
        assertThat(facts.path("tokens").path(count - 1).path("description").asText())
                .isEqualTo("Credit:Electricity");
    }

    @Test
    void printsForPeopleWithTokensInGroupsOfFour() {
        CommandRun run = surroundings.run("demo", "--once", "--port=0");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("sample (for tests only: real meters refuse these tokens)")
                .contains("Set1stSectionDecoderKey", "Set2ndSectionDecoderKey", "Credit:Electricity", "EVerify.Ok")
                .contains("electricity  10.0 kWh", "KRN 1 became KRN 2")
                .containsPattern("3  ([0-9]{4} ){5} *Credit")
                .doesNotContain("\u001b", "Ctrl-C");
    }

    @Test
    void removesItsInstallation() throws IOException {
        CommandRun run = surroundings.run("demo", "--once", "--json", "--port=0");

        Path data = Path.of(
                new ObjectMapper().readTree(run.out()).path("dataDirectory").asText());
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void tellsProgramsWhereTheConsoleIsAndWhoMayComeIn() throws IOException {
        JsonNode facts = new ObjectMapper()
                .readTree(surroundings.run("demo", "--json", "--port=0").out());
        assertThat(facts.path("console").asText()).matches("https://127\\.0\\.0\\.1:[0-9]+/");
        assertThat(facts.path("people"))
                .extracting(person -> person.path("user").asText())
                .containsExactly("administrator", "operator", "technician", "auditor");

        JsonNode once = new ObjectMapper()
                .readTree(
                        surroundings.run("demo", "--once", "--json", "--port=0").out());
        assertThat(once.path("console").isTextual()).isFalse();
        assertThat(once.path("people")).isEmpty();
    }

    @Test
    void servesUntilStoppedWithoutOnce() {
        CommandRun run = surroundings.run("demo", "--port=0");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("console +https://127\\.0\\.0\\.1:[0-9]+/")
                .contains("administrator, operator, technician, auditor; password ")
                .contains("Still serving", "Ctrl-C stops the server and removes the installation.")
                .containsPattern("currency credit +in whole units, 10\\.00 is 10\\.00: the demo chose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"software", "tsm250-simulator"})
    void takesAnotherPortWhenTheUsualOneIsInUse(String module) throws IOException {
        try (ServerSocket usual = usualPort()) {
            assertThat(usual.isBound()).isTrue();
            assertThat(surroundings.run("demo", "--once", "--module", module).exitCode())
                    .isZero();
        }
    }

    @Test
    void refusesAGivenPortThatIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = surroundings.run("demo", "--once", "--port=" + other.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("Cannot listen on");
        }
    }

    @Test
    void refusesAnotherCipher() {
        CommandRun run = surroundings.run("demo", "--ea", "9");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--ea: got '9', expected 7 or 11");
    }

    /** Occupied by this test, or by whoever has it already. */
    private static ServerSocket usualPort() throws IOException {
        try {
            return new ServerSocket(9443, 1, InetAddress.getLoopbackAddress());
        } catch (IOException occupied) {
            return new ServerSocket(0);
        }
    }
}
