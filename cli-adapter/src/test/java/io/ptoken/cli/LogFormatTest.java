package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.log.LogSetup;
import io.ptoken.node.LoggedCalls;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.observe.CallObservation;
import io.ptoken.service.observe.CallObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** The log as the distribution sets it up. */
class LogFormatTest {

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void readStderr() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBackStderr() {
        System.setErr(stderr);
        context.stop();
    }

    @Test
    void isTextByDefaultWithKeysBehindTheMessage() {
        configure("", "");

        context.getLogger("io.ptoken.Any")
                .atWarn()
                .addKeyValue("method", "ping")
                .addKeyValue("outcome", "Ok")
                .log("Something {}", "happened");

        assertThat(text())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  Any Something happened"
                        + " method=\"ping\" outcome=\"Ok\"\\n");
    }

    @Test
    void aValueCannotBeginALineOfItsOwn() {
        configure("", "");

        context.getLogger("a")
                .atWarn()
                .addKeyValue("messageId", "x\n2026 WARN forged\u001b[2J")
                .log("Call");

        assertThat(text().lines()).hasSize(1);
        assertThat(text()).endsWith(" messageId=\"x?2026 WARN forged?[2J\"\n");
    }

    @Test
    void hasTheTraceOfAnErrorUnlessTheProgramIsACommandThatPeopleRun() {
        configure("", "");
        context.getLogger("a").error("It failed", new IllegalStateException("why"));
        assertThat(text()).contains("java.lang.IllegalStateException: why", "\tat ");
        written.reset();

        configure("", "", Map.of("ptoken.log.trace", "%nopex"));
        context.getLogger("a").error("It failed", new IllegalStateException("why"));
        assertThat(text()).endsWith(" ERROR a It failed \n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json"})
    void aBrokenConnectionToTheDatabaseIsOneLineWithoutATrace(String format) {
        configure(format, "");

        context.getLogger("com.zaxxer.hikari.pool.ProxyConnection")
                .warn("marked as broken", new IllegalStateException("why"));

        assertThat(text()).contains("marked as broken").doesNotContain("IllegalStateException");
        assertThat(text().lines()).hasSize(1);
    }

    @Test
    void whoLooksForADefectSeesTheTraceOfABrokenConnectionToo() {
        configure("", "DEBUG");

        context.getLogger("com.zaxxer.hikari.pool.ProxyConnection")
                .warn("marked as broken", new IllegalStateException("why"));

        assertThat(text()).containsOnlyOnce("marked as broken").contains("java.lang.IllegalStateException: why");
    }

    @Test
    void isOneJsonObjectPerLineWhenThatIsAskedFor() throws IOException {
        configure("json", "");

        context.getLogger("io.ptoken.Any")
                .atError()
                .addKeyValue("messageId", "m\n\"1\"")
                .setCause(new IllegalStateException("why"))
                .log("Two\nlines {}", 7);

        assertThat(text().lines()).hasSize(1);
        JsonNode entry = new ObjectMapper().readTree(text());
        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "timestamp",
                        "level",
                        "threadName",
                        "loggerName",
                        "mdc",
                        "kvpList",
                        "formattedMessage",
                        "throwable");
        assertThat(entry.path("level").asText()).isEqualTo("ERROR");
        assertThat(entry.path("formattedMessage").asText()).isEqualTo("Two\nlines 7");
        assertThat(entry.path("kvpList").path(0).path("messageId").asText()).isEqualTo("m\n\"1\"");
        assertThat(entry.path("throwable").path("message").asText()).isEqualTo("why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "xml", " "})
    void anotherFormatIsTextRatherThanNoLog(String format) {
        configure(format, "");

        context.getLogger("a").warn("still here");

        assertThat(text()).contains(" WARN  a still here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json"})
    void isQuietBelowWarnUnlessALevelIsGiven(String format) {
        configure(format, "");
        context.getLogger("a").info("quiet");
        assertThat(text()).isEmpty();

        configure(format, "INFO");
        context.getLogger("a").info("asked for");
        assertThat(text()).contains("asked for");
    }

    @Test
    void leavesTheLogToAFileThatIsNamed() {
        System.setProperty("logback.configurationFile", "own.xml");
        try {
            assertThat(new LogSetup().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        } finally {
            System.clearProperty("logback.configurationFile");
        }
        assertThat(context.getLogger("ROOT").iteratorForAppenders()).isExhausted();
    }

    @Test
    void whatTheModulesLogByTheJdksLoggerIsInItWordForWord() {
        var logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.ptoken.Any");
        var list = new ListAppender<ILoggingEvent>();
        list.start();
        logger.addAppender(list);
        try {
            System.getLogger("io.ptoken.Any").log(System.Logger.Level.WARNING, "it's {} {0} %s");
        } finally {
            logger.detachAppender(list);
        }
        assertThat(list.list).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARN);
            assertThat(entry.getFormattedMessage()).isEqualTo("it's {} {0} %s");
        });
    }

    @Test
    void everyCallLeavesAnEntryWithItsKeysAtLevelDebug() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        var logger = ((LoggerContext) factory).getLogger(LoggedCalls.class);
        var list = new ListAppender<ILoggingEvent>();
        list.start();
        logger.addAppender(list);
        logger.setLevel(Level.DEBUG);
        try {
            AtomicLong time = new AtomicLong();
            var observation = new CallObservation(CallObserver.NONE, new LoggedCalls(), () -> time.getAndAdd(2_000));
            var call = new ReadCalls.Result(new CallContext("m-7", "marker-access-token"), "m-1");

            assertThatThrownBy(() -> observation.of(call, () -> {
                        throw new ServiceException(ErrorCode.CACHE_MISS);
                    }))
                    .isInstanceOf(ServiceException.class);
        } finally {
            logger.setLevel(null);
            logger.detachAppender(list);
        }
        assertThat(list.list).singleElement().satisfies(entry -> {
            assertThat(entry.getFormattedMessage()).isEqualTo("Call ended");
            assertThat(entry.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value))
                    .isEqualTo(List.of("method=fetchTokenResult", "messageId=m-7", "outcome=ECacheMiss", "micros=2"));
        });
    }

    private void configure(String format, String level) {
        configure(format, level, Map.of());
    }

    private void configure(String format, String level, Map<String, String> properties) {
        context.reset();
        properties.forEach(context::putProperty);
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.start();
        if (!format.isEmpty()) {
            context.putProperty("PTOKEN_LOG_FORMAT", format);
        }
        if (!level.isEmpty()) {
            context.putProperty("PTOKEN_LOG_LEVEL", level);
        }
        new LogSetup().configure(context);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
