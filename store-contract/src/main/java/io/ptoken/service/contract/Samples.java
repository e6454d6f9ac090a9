package io.ptoken.service.contract;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.Luhn;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Values for the contract's tests. */
public final class Samples {

    /** A moment with all the digits that a store keeps. */
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");

    /** When claims made at {@link #NOW} end. */
    public static final Instant UNTIL = NOW.plus(Duration.ofMinutes(2));

    /** 12:00 of the first day. */
    public static final TokenIdentifier NOON = new TokenIdentifier(12 * 60);

    private static final MeterConfigAdvice ADVICE =
            new MeterConfigAdvice(123457, 2, 1, 255, "idrecord", "\u0002record2\u0003", false, "ABCDEF");

    private Samples() {}

    /** Meter number {@code n}, from 0. */
    public static MeterPan meter(int n) {
        String digits = "%010d".formatted(n);
        return MeterPan.of(new Drn(digits + Luhn.checkDigit(digits)));
    }

    /** An audit entry about something. */
    public static AuditEntry entry(String subject) {
        return entry(NOW, subject);
    }

    /** An audit entry of a moment. */
    public static AuditEntry entry(Instant at, String subject) {
        return new AuditEntry(at, "api", "10.0.0.1:5000", "issueCreditToken", subject, AuditEntry.OK, "m-1", "10 kWh");
    }

    /** A claim of the caller {@code api}, until {@link #UNTIL}. */
    public static Claim claim(String messageId, String holder) {
        return claim(messageId, "digest", holder, UNTIL);
    }

    /** A claim of the caller {@code api}. */
    public static Claim claim(String messageId, String call, String holder, Instant until) {
        return new Claim(new CallKey("api", messageId), call, holder, until);
    }

    /** The wish of a meter for its next free identifier from {@code earliest} on. */
    public static Optional<TidWish> wish(MeterPan pan, TokenIdentifier earliest) {
        return Optional.of(TidWish.nextFree(pan, BaseDate.BDT_2014, earliest, TokenIdentifier.MAX));
    }

    /** A token with every field that a key-change token has. */
    public static IssuedToken keyChangeToken() {
        return token("06510894141453018386", Optional.of(ADVICE));
    }

    /** A token. */
    public static IssuedToken token() {
        return token("70630503470028726114", Optional.empty());
    }

    private static IssuedToken token(String digits, Optional<MeterConfigAdvice> advice) {
        return new IssuedToken(
                meter(1),
                7,
                2,
                123457,
                1,
                1,
                0,
                4,
                new TokenIdentifier(85740),
                new BigDecimal("182034444444444444444444444444442624"),
                true,
                advice,
                "Credit:Electricity",
                "hWh",
                "10.2",
                "kWh",
                TokenNumber.parseDecimal(digits),
                "SMID.1:ptoken:12345678:20260101T000000Z:0123456789ABCDEF:59D1",
                "012345");
    }
}
