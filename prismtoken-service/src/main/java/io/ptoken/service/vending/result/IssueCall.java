package io.ptoken.service.vending.result;

import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.CallKey;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

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
        StringJoiner detail = new StringJoiner("; ");
        for (IssuedToken token : tokens) {
            detail.add(describe(token));
        }
        return entry(at, detail.toString());
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

    /** Which token it was and what it is worth, but not the digits that spend it. */
    private static String describe(IssuedToken token) {
        return "class " + token.tokenClass() + "/" + token.subclass() + " SGC " + token.sgc() + " KRN " + token.krn()
                + " TID " + token.tid().minutes() + " amount "
                + token.transferAmount().toPlainString();
    }
}
