package io.ptoken.thrift.dispatch;

import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.service.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.thrift.TException;
import za.co.prism.prismtoken1.ApiException;

/**
 * Failures nobody foresaw. The caller gets a fixed text and an incident id, the log gets the failure under the same id
 * with the caller's secret blotted out, should anything below have put it into a message.
 */
final class Incidents {

    private static final System.Logger LOG = System.getLogger(Incidents.class.getName());
    private static final Pattern NOT_TO_BE_PRINTED = Pattern.compile("[\\p{Cc}&&[^\t]]");

    ApiException report(Throwable failure, String secret) {
        String id = UUID.randomUUID().toString();
        LOG.log(ERROR, "Incident " + id + ": " + withoutSecret(failure, secret));
        return new ApiException(
                ErrorCode.SERVICE.eCode(),
                ErrorCode.SERVICE.message(List.of("Internal", "see incident " + id + " in the server's log")));
    }

    /** As {@link #report} for an answer that cannot be written: where it failed, but not the text, which quotes the answer. */
    ApiException reportUnwritable(TException failure, String secret) {
        IllegalStateException unquoted = new IllegalStateException("an answer cannot be written");
        unquoted.setStackTrace(failure.getStackTrace());
        return report(unquoted, secret);
    }

    private static String withoutSecret(Throwable failure, String secret) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return oneEntry(secret.isEmpty() ? text.toString() : text.toString().replace(secret, "***"));
    }

    /** Whatever a message quotes, no line of it can pass for an entry of its own and no terminal obeys it. */
    private static String oneEntry(String text) {
        return text.lines()
                .map(line -> NOT_TO_BE_PRINTED.matcher(line).replaceAll("?"))
                .collect(Collectors.joining("\n\t"));
    }
}
