package io.ptoken.service.vending.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.CallKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One issuing call that was let in.
 *
 * @param caller who calls, and from where
 * @param call what is asked for
 */
public record IssueCall(Caller caller, IssueCalls.ForMeter call) {

    private static final String DIGEST = "; result ";
    private static final int DIGEST_DIGITS = 32;
    private static final String REPEATED = "repeated: the stored tokens once more";

    CallKey key() {
        return new CallKey(caller.username(), messageId());
    }

    /**
     * Passes while somebody waits for the answer.
     *
     * @throws ServiceException once the caller has been told to fetch the result
     */
    void requireInTime() {
        if (call.context().caller().isOverdue()) {
            throw new ServiceException(
                    ErrorCode.SERVICE, "CallTimeout", "the caller was told to fetch the result; nothing was issued");
        }
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
        return entry(at, detail(tokens));
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

    /**
     * The detail of the audit entry of a call that returned these: which tokens they are and what they are worth, but not the
     * digits that spend them; and a digest of the whole result, so that one that is altered later no longer fits.
     */
    public static String detail(List<IssuedToken> tokens) {
        return tokens.stream().map(IssueCall::describe).collect(Collectors.joining("; ")) + DIGEST + digest(tokens);
    }

    /** True when a detail is that of a call that returned these; releases before this one left the digest out. */
    public static boolean fits(String detail, List<IssuedToken> tokens) {
        String now = detail(tokens);
        return !tokens.isEmpty() && (detail.equals(now) || detail.equals(now.substring(0, now.indexOf(DIGEST))));
    }

    private static String describe(IssuedToken token) {
        return "class " + token.tokenClass() + "/" + token.subclass() + " SGC " + token.sgc() + " KRN " + token.krn()
                + " TID " + token.tid().minutes() + " amount "
                + token.transferAmount().toPlainString();
    }

    private static String digest(List<IssuedToken> tokens) {
        String all = tokens.stream().map(IssueCall::fields).collect(Collectors.joining("\n"));
        return Sha256.hex(all.getBytes(UTF_8)).substring(0, DIGEST_DIGITS);
    }

    private static String fields(MeterConfigAdvice advice) {
        return Stream.of(
                        advice.toSgc(),
                        advice.toKrn(),
                        advice.toTi(),
                        advice.toKen(),
                        advice.idRecord(),
                        advice.record2(),
                        advice.rollover(),
                        advice.toVkKcv())
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }

    private static String fields(IssuedToken token) {
        return Stream.of(
                        describe(token),
                        token.pan().digits(),
                        token.ea(),
                        token.tct(),
                        token.ti(),
                        token.reservedTid(),
                        token.newConfig().isEmpty()
                                ? ""
                                : fields(token.newConfig().get()),
                        token.description(),
                        token.stsUnitName(),
                        token.scaledAmount(),
                        token.scaledUnitName(),
                        token.token().decimal(),
                        token.idSm(),
                        token.vkKcv())
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }
}
