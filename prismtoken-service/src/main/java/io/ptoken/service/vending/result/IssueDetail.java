package io.ptoken.service.vending.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The detail of the audit entry of a call that issued: which tokens they were and what they are worth, but not the digits that
 * spend them; and a digest of the whole result, so that one that is altered later no longer fits.
 */
public final class IssueDetail {

    private static final String DIGEST = "; result ";
    private static final int DIGEST_DIGITS = 32;

    private IssueDetail() {}

    /** The detail of a call that returned these. */
    public static String of(List<IssuedToken> tokens) {
        return tokens.stream().map(IssueDetail::describe).collect(Collectors.joining("; ")) + DIGEST + digest(tokens);
    }

    /** True when a detail is that of a call that returned these; releases before this one left the digest out. */
    public static boolean fits(String detail, List<IssuedToken> tokens) {
        String now = of(tokens);
        return !tokens.isEmpty() && (detail.equals(now) || detail.equals(now.substring(0, now.indexOf(DIGEST))));
    }

    private static String describe(IssuedToken token) {
        return "class " + token.tokenClass() + "/" + token.subclass() + " SGC " + token.sgc() + " KRN " + token.krn()
                + " TID " + token.tid().minutes() + " amount "
                + token.transferAmount().toPlainString();
    }

    private static String digest(List<IssuedToken> tokens) {
        String all = tokens.stream().map(IssueDetail::fields).collect(Collectors.joining("\n"));
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
                        token.newConfig().map(IssueDetail::fields).orElse(""),
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
