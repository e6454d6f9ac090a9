package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
    void leaveTheirTraceInTheLogWhenItIsAskedFor() {
        logger.setLevel(Level.DEBUG);

        surroundings.run("tables", "show", "nowhere.json");

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("ptoken tables show failed");
            assertThat(event.getThrowableProxy()).isNotNull();
        });
    }
}
