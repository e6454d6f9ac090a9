package io.ptoken.node;

import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.observe.CallLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every call in the log at level DEBUG, with the keys method, messageId, outcome and micros. Thread safe. */
public final class LoggedCalls implements CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedCalls.class);
    private static final long NANOSECONDS_PER_MICROSECOND = 1000;

    @Override
    public void ended(ApiMethod call, String messageId, String outcome, long nanoseconds) {
        if (LOG.isDebugEnabled()) {
            LOG.atDebug()
                    .addKeyValue("method", call.wireName())
                    .addKeyValue("messageId", messageId)
                    .addKeyValue("outcome", outcome)
                    .addKeyValue("micros", nanoseconds / NANOSECONDS_PER_MICROSECOND)
                    .log("Call ended");
        }
    }
}
