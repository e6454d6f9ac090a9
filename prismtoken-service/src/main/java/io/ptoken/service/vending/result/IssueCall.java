package io.ptoken.service.vending.result;

import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.CallKey;
import java.time.Instant;
import java.util.List;

/**
 * One issuing call that was let in.
 *
 * @param caller who calls, and from where
 * @param call what is asked for
 */
public record IssueCall(Caller caller, IssueCalls.ForMeter call) {

    private static final String REPEATED = "repeated: the stored tokens once more";

    CallKey key() {
        return new CallKey(caller.username(), messageId());
    }

    String messageId() {
        return call.messageId();
    }

    /** Tells it from other calls under the same message. */
    String digest() {
        return CallDigest.of(call).hex();
    }

    /** The audit entry of the call when these tokens are its result. */
    AuditEntry issued(Instant at, List<IssuedToken> tokens) {
        return entry(at, IssueDetail.of(tokens));
    }

    /** The audit entry of the call when tokens that are stored under its message are given once more. */
    AuditEntry repeated(Instant at) {
        return entry(at, REPEATED);
    }

    private AuditEntry entry(Instant at, String detail) {
        return new AuditEntry(
                at,
                caller.username(),
                caller.origin().address(),
                call.method().wireName(),
                call.subject(),
                AuditEntry.OK,
                messageId(),
                detail);
    }
}
