package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.log.LoggedEvent;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Optional;

/** The log of a module, read over the line (module protocol section 4). Thread safe. */
final class WireEventLog implements EventLog {

    private final Sts6Calls calls;

    WireEventLog(Sts6Calls calls) {
        this.calls = calls;
    }

    @Override
    public Optional<LoggedEvent> entry(int position) {
        QueryLog question = new QueryLog(position);
        try {
            QueryLog.Response answer = calls.call(question);
            return Optional.of(new LoggedEvent(answer.time(), answer.text()));
        } catch (SecurityModuleException e) {
            if (e.status() != SmStatus.LOG_RANGE_ERROR) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
