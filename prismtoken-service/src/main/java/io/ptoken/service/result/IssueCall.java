package io.ptoken.service.result;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.session.Caller;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

/**
 * One issuing call.
 *
 * @param caller who calls, and from where
 * @param messageId its message
 * @param method name of the API method
 * @param meter DRN or MeterPAN as sent
 * @param digest of method and parameters
 */
public record IssueCall(Caller caller, String messageId, String method, String meter, CallDigest digest) {

    CallKey key() {
        return new CallKey(caller.username(), messageId);
    }

    /** The audit entry of the call when these tokens are its result. */
    AuditEntry issued(Instant at, List<IssuedToken> tokens) {
        StringJoiner detail = new StringJoiner("; ");
        for (IssuedToken token : tokens) {
            detail.add(describe(token));
        }
        return new AuditEntry(
                at,
                caller.username(),
                caller.origin().address(),
                method,
                meter,
                AuditEntry.OK,
                messageId,
                detail.toString());
    }

    /** Which token it was and what it is worth, but not the digits that spend it. */
    private static String describe(IssuedToken token) {
        return "class " + token.tokenClass() + "/" + token.subclass() + " SGC " + token.sgc() + " KRN " + token.krn()
                + " TID " + token.tid().minutes() + " amount "
                + token.transferAmount().toPlainString();
    }
}
