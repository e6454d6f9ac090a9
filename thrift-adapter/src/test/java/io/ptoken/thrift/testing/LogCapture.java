package io.ptoken.thrift.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything a part of the house logs while this is open, stack traces included. */
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LogCapture(String packageName) {
        this.logger = (Logger) LoggerFactory.getLogger(packageName);
    }

    /** Of this adapter. */
    public static LogCapture open() {
        return open("io.ptoken.thrift");
    }

    /** Of a package and those below it. */
    public static LogCapture open(String packageName) {
        LogCapture capture = new LogCapture(packageName);
        capture.setContext(capture.logger.getLoggerContext());
        capture.start();
        capture.logger.addAppender(capture);
        return capture;
    }

    public String text() {
        return String.join("\n", lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLevel() + " " + event.getFormattedMessage() + trace);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
