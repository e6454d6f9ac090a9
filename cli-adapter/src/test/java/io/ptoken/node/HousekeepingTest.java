package io.ptoken.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A round of housekeeping that fails ends no other, and the log says of it what an operator can use. */
class HousekeepingTest {

    @Test
    void aStoreThatFailsIsOneLineWithoutATrace() {
        List<ILoggingEvent> log = logOf(() -> {
            throw new StoreException(Reason.FULL, "the disk is full", new IllegalStateException("SQLITE_FULL"));
        });

        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARN);
            assertThat(entry.getFormattedMessage())
                    .isEqualTo("housekeeping is put off, because the store fails: the disk is full (FULL)");
            assertThat(entry.getThrowableProxy()).isNull();
        });
    }

    @Test
    void aDefectHasItsTrace() {
        List<ILoggingEvent> log = logOf(() -> {
            throw new IllegalStateException("a defect");
        });

        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.ERROR);
            assertThat(entry.getThrowableProxy().getMessage()).isEqualTo("a defect");
        });
    }

    private static List<ILoggingEvent> logOf(Runnable task) {
        var logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Housekeeping.class);
        var list = new ListAppender<ILoggingEvent>();
        list.start();
        logger.addAppender(list);
        logger.setLevel(Level.WARN);
        try {
            Housekeeping.guarded(task);
        } finally {
            logger.setLevel(null);
            logger.detachAppender(list);
        }
        return list.list;
    }
}
