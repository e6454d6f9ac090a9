package io.ptoken.service.vending.tid;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Token identifiers of tokens that prove a DITK. Such a token is under no vending key, and its answer is not kept under a
 * message; its identifier is used up at the meter like any other. Thread safe.
 */
public final class ProofTids {

    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(30);
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final IssueJournal journal;
    private final InstantSource clock;
    private final AtomicLong attempts = new AtomicLong();

    public ProofTids(IssueJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The identifier of a minute, or for a meter that is known the first one from then on that it has not used; it is used
     * up from now on.
     *
     * @param username who has the token made
     * @param time which minute; empty for the present one
     * @throws ServiceException when the base date does not reach there, the meter has used those of half an hour, or the
     *     time is ahead of the clock for a meter that is known: its other tokens would be too old for it until then
     */
    public TokenIdentifier next(String username, Optional<MeterPan> meter, BaseDate baseDate, Optional<Instant> time) {
        Instant now = clock.instant();
        Instant wanted = time.orElse(now);
        if (meter.isPresent() && wanted.isAfter(now)) {
            throw ServiceException.paramRange("time", wanted.toString(), "no time ahead of the clock for this meter");
        }
        TokenIdentifier minute = at(baseDate, wanted).unreserved();
        return meter.map(pan -> reserved(username, pan, baseDate, minute, now)).orElse(minute);
    }

    private static TokenIdentifier at(BaseDate baseDate, Instant time) {
        try {
            return TokenIdentifier.at(baseDate, time);
        } catch (InvalidValueException e) {
            throw ServiceException.paramRange(
                    "time",
                    time.toString(),
                    e.expected() + ", which base date " + baseDate.year() + " reaches: name one of them");
        }
    }

    private TokenIdentifier reserved(
            String username, MeterPan pan, BaseDate baseDate, TokenIdentifier minute, Instant now) {
        TokenIdentifier latest = new TokenIdentifier(
                (int) Math.min(minute.minutes() + FURTHEST_AHEAD.toMinutes(), TokenIdentifier.MAX.minutes()));
        String attempt = "ditk.prove-" + now.getEpochSecond() + "-" + attempts.incrementAndGet();
        Claim claim = new Claim(new CallKey(username, attempt), "ditk.prove", attempt, now.plus(CLAIM));
        TidWish wish = TidWish.nextFree(pan, baseDate, minute, latest);
        Begun begun = journal.begin(claim, Optional.of(wish), now);
        if (begun instanceof Begun.Claimed claimed) {
            journal.abandon(claim);
            return claimed.tid().orElseThrow();
        }
        if (begun instanceof Begun.BelowFloor below) {
            throw TidWishes.below(wish, below.floor(), TokenTime.of(now));
        }
        if (begun instanceof Begun.InFlight) { // of another process, in the same second
            return reserved(username, pan, baseDate, minute, now);
        }
        throw new ServiceException(
                ErrorCode.SERVICE,
                "TidsUsed",
                "the meter has tokens for every minute of " + FURTHEST_AHEAD.toMinutes() + " from "
                        + minute.instant(baseDate) + " on; try again in a while");
    }
}
