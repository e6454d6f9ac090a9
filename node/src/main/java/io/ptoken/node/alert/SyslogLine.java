package io.ptoken.node.alert;

import io.ptoken.service.operate.alert.AlertOutput.Change;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/**
 * An alert as one message of syslog (RFC 5424): its MSGID says what happened, its text has names and values that programs find
 * again. No structured data, for which a number of the maker is needed.
 *
 * @param host this machine
 * @param process number of this process
 */
record SyslogLine(String host, long process) {

    /** The most that every receiver takes (RFC 5424, 6.1). */
    static final int LONGEST = 2048;

    private static final int DAEMON = 3 * 8;
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFO = 6;
    private static final int LONGEST_NAME = 255;

    byte[] of(Change change) {
        String line = "<" + (DAEMON + severity(change)) + ">1 " + change.at().truncatedTo(ChronoUnit.MILLIS) + " "
                + name(host) + " ptoken " + process + " " + (change.raised() ? "alert-raised" : "alert-ended")
                + " - code="
                + change.code() + " level=" + change.level() + " node=" + quoted(change.node()) + " subject="
                + quoted(change.subject()) + " text=" + quoted(change.text());
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST ? bytes : cut(line);
    }

    private static byte[] cut(String line) {
        String shorter = line;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter.getBytes(StandardCharsets.UTF_8);
    }

    private static int severity(Change change) {
        if (!change.raised()) {
            return NOTICE;
        }
        return switch (change.level()) {
            case "ERROR" -> ERROR;
            case "WARNING" -> WARNING;
            default -> INFO;
        };
    }

    private static String name(String text) {
        String plain = text.replaceAll("[^\\x21-\\x7e]", "?");
        return plain.isEmpty() ? "-" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
