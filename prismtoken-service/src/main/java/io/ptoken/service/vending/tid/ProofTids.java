package io.ptoken.service.vending.tid;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.TidWish;
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
     * The identifier of this minute, or for a meter that is known the first one from then on that it has not used; it is
     * used up from now on.
     *
     * @param username who has the token made
     * @throws ServiceException when the meter has used those of the next half hour
     */
    public TokenIdentifier next(String username, Optional<MeterPan> meter, BaseDate baseDate) {
        Instant now = clock.instant();
        TokenIdentifier minute = TokenIdentifier.at(baseDate, now).unreserved();
        return meter.map(pan -> reserved(username, pan, baseDate, minute, now)).orElse(minute);
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
                "the meter has tokens for every minute of the next " + FURTHEST_AHEAD.toMinutes()
                        + "; try again in a while");
    }
}
