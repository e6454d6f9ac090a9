package io.ptoken.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.ScanException;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.OptionHelper;

/**
 * Sets up Logback, which finds it by its service file. A file of XML would say the same and take a tenth of the time that a
 * short command has. {@code -Dlogback.configurationFile} names one that is used instead.
 *
 * <p>Quiet by default: a command prints its result on stdout and its errors on stderr by itself. {@code PTOKEN_LOG_LEVEL} shows
 * more; {@code PTOKEN_LOG_FORMAT=json} makes each entry a JSON object on a line of its own, anything else text for people.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {

    /** Values come from callers: no control character of theirs begins a line of its own. */
    private static final String ENTRY =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %-5level %logger{0} %msg %replace(%kvp){'\\p{Cntrl}','?'}%n";

    /** {@code ptoken.log.trace=%nopex} leaves the traces of errors out: bin/ptoken says so for commands that people run. */
    private static final String TRACE = "${ptoken.log.trace:-%rEx}";

    /** The connections to a database: one that breaks is everyday trouble, and the message tells it. Traces from DEBUG on. */
    private static final String CONNECTIONS = "com.zaxxer.hikari";

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Logback would print what it thinks of its own configuration.
        logging.getStatusManager().add(new NopStatusListener());
        Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(setting(logging, "${PTOKEN_LOG_LEVEL:-WARN}")));
        root.addAppender(stderr(logging, true));
        if (!root.isDebugEnabled()) {
            Logger connections = logging.getLogger(CONNECTIONS);
            connections.setAdditive(false);
            connections.addAppender(stderr(logging, false));
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> stderr(LoggerContext logging, boolean traces) {
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(logging);
        stderr.setName(traces ? "STDERR" : "STDERR_WITHOUT_TRACES");
        stderr.setTarget("System.err");
        boolean json = setting(logging, "${PTOKEN_LOG_FORMAT:-}").equals("json");
        stderr.setEncoder(json ? json(logging, traces) : text(logging, traces));
        stderr.start();
        return stderr;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext logging, boolean traces) {
        JsonEncoder json = new JsonEncoder();
        json.setContext(logging);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        json.setWithThrowable(traces);
        json.start();
        return json;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext logging, boolean traces) {
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(logging);
        text.setPattern(ENTRY + (traces ? setting(logging, TRACE) : "%nopex"));
        text.start();
        return text;
    }

    /** A property of Logback or of the JVM, or a variable of the environment. */
    private static String setting(LoggerContext logging, String reference) {
        try {
            return OptionHelper.substVars(reference, logging);
        } catch (ScanException e) {
            throw new IllegalStateException(reference, e);
        }
    }
}
