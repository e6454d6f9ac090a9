package io.ptoken.thrift.dispatch;

import io.ptoken.service.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import za.co.prism.prismtoken1.ApiException;

/**
 * Failures nobody foresaw. The caller gets a fixed text and an incident id, the log gets the failure under the same id
 * with the caller's secret blotted out, should anything below have put it into a message.
 */
final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    ApiException report(Throwable failure, String secret) {
        String id = UUID.randomUUID().toString();
        LOG.error("Incident {}: {}", id, withoutSecret(failure, secret));
        return new ApiException(
                ErrorCode.SERVICE.eCode(),
                ErrorCode.SERVICE.message(List.of("Internal", "see incident " + id + " in the server's log")));
    }

    private static String withoutSecret(Throwable failure, String secret) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return secret.isEmpty() ? text.toString() : text.toString().replace(secret, "***");
    }
}
