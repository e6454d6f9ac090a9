package io.ptoken.cli.commands.licence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on licences, with a server and without. */
@Tag("slow")
class LicenceBesideAServerTest {

    @TempDir
    Path directory;

    private TestInstallation served;
    private TestInstallation alone;
    private Path key;
    private Path issuer;
    private Path licence;

    @BeforeEach
    void makeTwoInstallationsOfOneModuleAndALicence() throws IOException {
        served = TestInstallation.made(Files.createDirectory(directory.resolve("served")));
        alone = TestInstallation.made(Files.createDirectory(directory.resolve("alone")));
        key = directory.resolve("issuer.key");
        run(alone, "licence", "issuer", "create", key.toString());
        issuer = Files.writeString(
                directory.resolve("issuer.pem"),
                run(alone, "licence", "issuer", "show", key.toString()).out());
        String module = new ObjectMapper()
                .readTree(run(alone, "licence", "show", "--json").out())
                .get("module")
                .asText();
        licence = Files.writeString(
                directory.resolve("licence.txt"),
                run(
                                alone,
                                "licence",
                                "issue",
                                "--module=" + module,
                                "--transactions=5000",
                                "--until=2027-12-31",
                                "--sequence=1",
                                "--issuer-key=" + key)
                        .out());
    }

    @Test
    void theyDoAndSayTheSame() {
        BothWays.whileServing(served, () -> {
            assertSame("licence", "show");
            assertSame("licence", "load", licence.toString()); // nobody is trusted yet
            assertSame("licence", "trust", licence.toString());
            assertSameTyping("n", "licence", "trust", issuer.toString());
            assertSameTyping("y", "licence", "trust", issuer.toString());
            assertThat(assertSame("licence", "load", licence.toString()).exitCode())
                    .isZero();
            assertSame("licence", "load", licence.toString()); // it was loaded before
            assertThat(assertSame("licence", "show", "--json").out())
                    .contains("\"transactionsLeft\" : 5000", "\"lastSequenceNumber\" : 1");
        });
        assertThat(rows(served))
                .isEqualTo(rows(alone))
                .anyMatch(row -> row.startsWith("licence.trust "))
                .anyMatch(row -> row.startsWith("loadTransactionLicense  ESm Security Module error"));
    }

    private CommandRun assertSame(String... command) {
        return assertSameTyping("", command);
    }

    private CommandRun assertSameTyping(String answer, String... command) {
        CommandRun run = served.surroundings().typing(answer).run(command);
        assertThat(run).isEqualTo(alone.surroundings().typing(answer).run(command));
        return run;
    }

    /** Without the name of the person: a server knows that of the operating system; and of licences alone. */
    private static List<String> rows(TestInstallation installation) {
        return run(installation, "audit", "list", "--json", "--last=20")
                .out()
                .lines()
                .map(LicenceBesideAServerTest::row)
                .filter(row -> row.startsWith("licence.") || row.startsWith("loadTransactionLicense "))
                .toList();
    }

    private static String row(String line) {
        try {
            JsonNode row = new ObjectMapper().readTree(line);
            return Stream.of("action", "subject", "outcome", "detail")
                    .map(name -> row.get(name).asText())
                    .collect(Collectors.joining(" "));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CommandRun run(TestInstallation installation, String... command) {
        return installation.surroundings().run(command);
    }
}
