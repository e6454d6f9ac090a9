package io.ptoken.control.server;

import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.control.Refusal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Failures nobody foresaw. The caller gets a fixed text and an incident id, the log gets the failure under the same id. */
final class Incidents {

    private static final System.Logger LOG = System.getLogger(Incidents.class.getName());
    private static final Pattern NOT_TO_BE_PRINTED = Pattern.compile("[\\p{Cc}&&[^\t]]");

    private Incidents() {}

    /** @param secrets a secret has been there, so that where it failed is logged, but no text */
    static Refusal report(Throwable failure, boolean secrets) {
        String id = UUID.randomUUID().toString();
        LOG.log(ERROR, "Incident " + id + ": " + text(secrets ? withoutText(failure) : failure));
        return Refusal.of(Refusal.INTERNAL, "the server failed; see incident " + id + " in its log");
    }

    private static Throwable withoutText(Throwable failure) {
        IllegalStateException quiet = new IllegalStateException(
                "a call failed in which a secret was asked for or shown; its text is left out");
        quiet.setStackTrace(failure.getStackTrace());
        return quiet;
    }

    /** Whatever a message quotes, no line of it can pass for an entry of its own and no terminal obeys it. */
    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString()
                .lines()
                .map(line -> NOT_TO_BE_PRINTED.matcher(line).replaceAll("?"))
                .collect(Collectors.joining("\n\t"));
    }
}
