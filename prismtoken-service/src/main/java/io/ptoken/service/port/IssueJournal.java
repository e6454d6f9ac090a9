package io.ptoken.service.port;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What makes issuing safe: which call works under which messageId, which token identifiers each meter has used, for ever,
 * and what each call returned. Each method is one transaction and durable when it returns. Thread safe, also between
 * processes that share the store.
 *
 * <p>A call begins (claim and token identifier together), has the module make its tokens, and finishes (tokens and audit
 * entry together) or abandons the claim. An identifier is never given back: one that is lost in a crash costs a minute, one used
 * twice costs money.
 */
public interface IssueJournal {

    /** A message of a caller. */
    record CallKey(String username, String messageId) {}

    /**
     * The right to work on a message.
     *
     * @param key whose message
     * @param call digest of method and parameters
     * @param holder who works on it: one attempt, never the same twice
     * @param until moment from which others may take the claim over, because its holder seems to be dead
     */
    record Claim(CallKey key, String call, String holder, Instant until) {}

    /**
     * The token identifier wanted.
     *
     * @param pan the meter
     * @param baseDate base date of the vending key
     * @param earliest first one that will do
     * @param latest last one that will do
     * @param exact true: {@code earliest} and no other, also when it is reserved for special use
     */
    record TidWish(MeterPan pan, BaseDate baseDate, TokenIdentifier earliest, TokenIdentifier latest, boolean exact) {

        /** The first free one that is not reserved for special use (specification section 3). */
        public static TidWish nextFree(
                MeterPan pan, BaseDate baseDate, TokenIdentifier earliest, TokenIdentifier latest) {
            return new TidWish(pan, baseDate, earliest, latest, false);
        }

        /** This one. */
        public static TidWish exactly(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
            return new TidWish(pan, baseDate, tid, tid, true);
        }
    }

    /**
     * A stored result.
     *
     * @param call digest of method and parameters, to tell a repetition from another call under the same messageId
     * @param tokens what the call returned
     */
    record StoredResult(String call, List<IssuedToken> tokens) {

        public StoredResult {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * A result with the message under which it stands.
     *
     * @param key whose message
     * @param stored when, as its audit entry says
     * @param tokens what the call returned
     */
    record IssuedResult(CallKey key, Instant stored, List<IssuedToken> tokens) {

        public IssuedResult {
            tokens = List.copyOf(tokens);
        }
    }

    /** What came of beginning. */
    sealed interface Begun {

        /** The claim stands; {@code tid} is the identifier reserved, when one was wished for. */
        record Claimed(Optional<TokenIdentifier> tid) implements Begun {}

        /** The message has its result already; nothing was changed. */
        record Answered(StoredResult result) implements Begun {}

        /** Somebody else works on the message, at the latest until then; nothing was changed. */
        record InFlight(String call, Instant until) implements Begun {}

        /**
         * No identifier that was wished for is free; nothing was changed.
         *
         * @param next the first one behind the {@code latest} of a wish that is not exact which is free and not reserved for
         *     special use; empty when there is none to the end of the base date, or the wish was exact
         */
        record NoTid(Optional<TokenIdentifier> next) implements Begun {}

        /**
         * The wish begins at or below a floor that was set when an older copy of the store was accepted; nothing was
         * changed. None above the floor is given in its place: it would be ahead of the clock.
         *
         * @param floor every identifier up to this one may have been vended
         */
        record BelowFloor(TokenIdentifier floor) implements Begun {}
    }

    /** What stands under a message. */
    sealed interface Standing {

        /** Its result. */
        record Answered(StoredResult result) implements Standing {}

        /** A claim, at the latest until then. */
        record InFlight(String call, Instant until) implements Standing {}

        /** Nothing. */
        record Unknown() implements Standing {}
    }

    /**
     * Transaction "begin": claims the message and reserves an identifier, both or neither. A claim whose time is over is
     * taken over, whatever call it was for.
     *
     * @param now compared with the {@code until} of a claim that is there
     */
    Begun begin(Claim claim, Optional<TidWish> wish, Instant now);

    /**
     * Transaction "finish": stores the result in place of the claim, with the audit entry.
     *
     * @return false when the claim is no longer the holder's; nothing was stored then, and the tokens must not leave
     */
    boolean finish(Claim claim, List<IssuedToken> tokens, AuditEntry entry);

    /** Transaction "abandon": gives the claim up, if it is still the holder's; the identifier stays used. */
    void abandon(Claim claim);

    /** {@link #abandon} without waiting for it; a claim that stays is overdue in a while. */
    default void abandonLater(Claim claim) {
        abandon(claim);
    }

    /** What stands under a message. */
    Standing find(CallKey key);

    /**
     * Results that are tokens of a meter, the newest first. It may look through all results that are there: sales, which are
     * many, are not to pay for a search, which is rare.
     *
     * @param most results to return
     */
    List<IssuedResult> issuedTo(MeterPan pan, int most);

    /**
     * What is stored of a call that issued.
     *
     * @param stored when, as its audit entry says
     * @param tokens what the call returned; empty when that cannot be read
     * @param used true when every identifier of those tokens is used by its meter
     */
    record Trace(CallKey key, Instant stored, List<IssuedToken> tokens, boolean used) {

        public Trace {
            tokens = List.copyOf(tokens);
        }
    }

    /** What is stored under these messages; nothing for those without a result. */
    List<Trace> traces(List<CallKey> keys);

    /** How many results were stored in the half-open period. */
    long results(Instant from, Instant to);

    /** How many identifiers of a base date are used, from the first to the last, of all meters. */
    long used(BaseDate baseDate, TokenIdentifier first, TokenIdentifier last);

    /**
     * Meters with the highest identifier that each has used in a range, the highest of all first.
     *
     * @param above identifiers up to this one are left out
     * @param atMost those beyond this one too
     * @param most meters to return
     */
    List<AheadTid> furthest(BaseDate baseDate, TokenIdentifier above, TokenIdentifier atMost, int most);

    /**
     * Transaction "release": removes every claim, with one audit entry for each. Only for a store that no other process
     * works on: after a restart, what was in flight before is not.
     *
     * @param entry its subject becomes the caller's name, its messageId the message
     * @return how many there were
     */
    int releaseClaims(AuditEntry entry);

    /**
     * Transaction "trim results": removes the oldest results.
     *
     * @param before results stored at this moment and later stay
     * @param limit most results to remove
     * @return results removed
     */
    int trimResults(Instant before, int limit);
}
