package io.ptoken.service.vending.result;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.service.port.IssueJournal.StoredResult;
import io.ptoken.service.port.StoreException;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets a caller's message issue tokens once, and never lets a token out before it is stored.
 *
 * <p>The rule is the recommendation of the wire reference, section 7; what the original does is not known. The same method
 * with the same parameters under a used messageId gets the stored tokens again; anything else under it is refused. Only
 * calls that issue token lists use a messageId up: sign-in, verification, status and meter tests may share it. A call that
 * fails stores nothing and may be repeated.
 *
 * <p>While a call is under way, others with the same caller and messageId wait for it: in this process for their turn, in
 * another for its claim to be fulfilled, given up or overdue.
 *
 * <p>A call that is {@linkplain io.ptoken.service.api.Presence#isOverdue overdue} was answered in its place: its caller was told
 * that the token may exist, and fetches. Until the module is asked such a call ends without a token, and the identifier that it
 * may have reserved is lost. A module that was asked may answer late: what it made is stored as if it were in time, and the
 * fetch, which waits for the call, gets it; unless the claim was overdue by then and another call issued in its place: then it
 * is thrown away, as it has not left. Either way a message has one result, and nobody is told that there is none
 * while there still may be one. Thread safe.
 */
public final class OncePerMessage {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final IssueJournal journal;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Duration claimTime;
    private final String process;
    private final Patience patience;
    private final Consumer<IssueCalls.ForMeter> admission;
    private final AtomicLong attempts = new AtomicLong();
    private final OneAtATime<CallKey> turns = new OneAtATime<>();

    /**
     * @param audit is told of tokens that are given once more
     * @param claimTime how long a call may be under way before other processes take it for dead
     * @param process a name no other process on the store has, now or ever
     * @param admission throws for a call that is not carried out here, however it is put; a stored result comes before that
     */
    public OncePerMessage(
            IssueJournal journal,
            AuditLog audit,
            InstantSource clock,
            Duration claimTime,
            String process,
            Patience patience,
            Consumer<IssueCalls.ForMeter> admission) {
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
        this.claimTime = claimTime;
        this.process = process;
        this.patience = patience;
        this.admission = admission;
    }

    /**
     * The tokens stored under this message, or else those of the plan, stored before they are returned.
     *
     * @param planning checks the parameters and finds the keys; a stored result comes before its refusals
     * @throws ServiceException {@code EParamRange} on messageId when another call has used it; what the plan is refused for
     * @throws StoreException when the store fails; no token has left then
     */
    public List<IssuedToken> issue(IssueCall call, Supplier<IssuePlan> planning) {
        String digest = call.digest();
        return turns.alone(call.key(), () -> {
            IssuePlan plan;
            try {
                admission.accept(call.call());
                plan = planning.get();
            } catch (ServiceException refusal) {
                return storedTokens(call, digest).orElseThrow(() -> refusal);
            }
            return carryOut(call, digest, plan);
        });
    }

    /**
     * The use case fetchTokenResult: a lost reply again, for the account that made the call.
     *
     * @throws ServiceException {@code EParamRange} on reqMessageId; as {@link #fetch(String, String)}
     */
    public List<IssuedToken> fetch(ReadCalls.Result call, Caller caller) {
        return fetch(caller.username(), Param.ident("reqMessageId", call.reqMessageId()));
    }

    /**
     * The tokens stored under a message of this caller; waits for the call when it is under way.
     *
     * @throws ServiceException {@code ECacheMiss}
     */
    public List<IssuedToken> fetch(String username, String messageId) {
        CallKey key = new CallKey(username, messageId);
        return turns.alone(key, () -> settled(key).or(() -> fenced(key)))
                .map(StoredResult::tokens)
                .orElseThrow(() -> new ServiceException(ErrorCode.CACHE_MISS));
    }

    /**
     * Takes over what seems to be dead before a caller is told that there is nothing: who hears that will issue again, so
     * the first call must not come to an end after all.
     */
    private Optional<StoredResult> fenced(CallKey key) {
        Instant now = clock.instant();
        Claim fence = new Claim(key, "", holder(), now);
        Begun begun = journal.begin(fence, Optional.empty(), now);
        if (begun instanceof Begun.Answered answered) {
            return Optional.of(answered.result());
        }
        journal.abandon(fence);
        return Optional.empty();
    }

    private List<IssuedToken> carryOut(IssueCall call, String digest, IssuePlan plan) {
        while (true) {
            call.requireInTime();
            Instant now = clock.instant();
            Claim claim = new Claim(call.key(), digest, holder(), now.plus(claimTime));
            Begun begun = journal.begin(claim, plan.tidWish(), now);
            if (begun instanceof Begun.Claimed claimed) {
                return makeAndFinish(call, claim, plan, claimed.tid());
            }
            if (begun instanceof Begun.Answered answered) {
                return sameCall(answered.result(), digest, call);
            }
            if (begun instanceof Begun.NoTid none) {
                throw plan.tidRefused(none.next());
            }
            if (begun instanceof Begun.BelowFloor below) {
                throw plan.tidBelow(below.floor());
            }
            requireSame(((Begun.InFlight) begun).call(), digest, call.messageId());
            patience.pause(LOOK_AGAIN);
        }
    }

    private List<IssuedToken> makeAndFinish(
            IssueCall call, Claim claim, IssuePlan plan, Optional<TokenIdentifier> tid) {
        boolean settled = false;
        try {
            call.requireInTime();
            List<IssuedToken> tokens = plan.make(tid);
            settled = journal.finish(claim, tokens, call.issued(clock.instant(), tokens));
            return settled ? tokens : takenOver(call, claim);
        } finally {
            if (!settled) {
                // The caller is waiting: a store that does not answer is not waited for a second time. Whoever asks it
                // next
                // comes after this; a claim that stays all the same is overdue in a while.
                journal.abandonLater(claim);
            }
        }
    }

    /** Another process took this call for dead and issued in its place: its tokens count, ours never leave. */
    private List<IssuedToken> takenOver(IssueCall call, Claim claim) {
        return storedTokens(call, claim.call())
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.SERVICE,
                        "Overdue",
                        "the call took longer than " + claimTime.toSeconds() + " s and was given up; call again"));
    }

    private Optional<List<IssuedToken>> storedTokens(IssueCall call, String digest) {
        return settled(call.key()).map(result -> sameCall(result, digest, call));
    }

    /** The result under a message, once no call is under way any more. */
    private Optional<StoredResult> settled(CallKey key) {
        while (true) {
            Standing standing = journal.find(key);
            if (standing instanceof Standing.Answered answered) {
                return Optional.of(answered.result());
            }
            if (!(standing instanceof Standing.InFlight claim)
                    || !clock.instant().isBefore(claim.until())) {
                return Optional.empty();
            }
            patience.pause(LOOK_AGAIN);
        }
    }

    /** As with every other answer that tells tokens, none leaves without its audit entry. */
    private List<IssuedToken> sameCall(StoredResult earlier, String digest, IssueCall call) {
        requireSame(earlier.call(), digest, call.messageId());
        audit.append(call.repeated(clock.instant()));
        return earlier.tokens();
    }

    private static void requireSame(String earlier, String digest, String messageId) {
        if (!earlier.equals(digest)) {
            throw ServiceException.paramRange(
                    "messageId", messageId, "one not yet used, or the method and parameters it was used with");
        }
    }

    private String holder() {
        return process + "-" + attempts.incrementAndGet();
    }
}
