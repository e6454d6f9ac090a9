package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class FailuresTest {

    private final TestSurroundings surroundings = new TestSurroundings();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void readTheLog() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void readItNoMore() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void areOneLineWithoutATrace() {
        assertThat(surroundings.run("tables", "show", "nowhere.json").err().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("ptoken: "));
        assertThat(log.list).isEmpty();
    }

    @Test
    void sayWhatIsWrongWithAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(surroundings.run("init", "--data", file.toString()).err())
                .isEqualTo("ptoken: not a directory: " + file + System.lineSeparator());
        assertThat(surroundings
                        .variable("PTOKEN_PASSPHRASE", "correct horse battery")
                        .run("init", "--data", file.resolve("data").toString())
                        .err())
                .isEqualTo("ptoken: cannot make the data directory " + file.resolve("data")
                        + " (Not a directory): name one with --data or PTOKEN_DATA that you may write to"
                        + System.lineSeparator());
    }

    @Test
    void neverSayTheNameOfAClassWhenAFileFails() {
        CommandLine program = CommandTree.of(surroundings.surroundings());
        StringWriter err = new StringWriter();
        program.setErr(new PrintWriter(err));

        int exitCode = new Failures(surroundings.surroundings())
                .handleExecutionException(
                        new UncheckedIOException(new NoSuchFileException("/mnt/anchors.txt")),
                        program,
                        program.parseArgs());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err).hasToString("ptoken: no such file: /mnt/anchors.txt\n");
    }

    @Test
    void leaveTheirTraceInTheLogWhenItIsAskedFor() {
        logger.setLevel(Level.DEBUG);

        surroundings.run("tables", "show", "nowhere.json");

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("ptoken tables show failed");
            assertThat(event.getThrowableProxy()).isNotNull();
        });
    }
}
