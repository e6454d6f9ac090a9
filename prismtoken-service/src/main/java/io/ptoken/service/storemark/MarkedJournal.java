package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A journal whose token identifiers are remembered outside of the store before anybody vends with them. Thread safe.
 */
public final class MarkedJournal implements IssueJournal {

    private final IssueJournal journal;
    private final MarkedTids marked;

    public MarkedJournal(IssueJournal journal, MarkedTids marked) {
        this.journal = journal;
        this.marked = marked;
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.ptoken.service.ServiceException {@code ESm} when the identifier cannot be remembered; the claim is given up then,
     *     the identifier stays used
     */
    @Override
    public Begun begin(Claim claim, Optional<TidWish> wish, Instant now) {
        Begun begun = journal.begin(claim, wish, now);
        if (begun instanceof Begun.Claimed claimed && claimed.tid().isPresent()) {
            cover(claim, wish.orElseThrow(), claimed.tid().get());
        }
        return begun;
    }

    private void cover(Claim claim, TidWish wish, TokenIdentifier tid) {
        boolean covered = false;
        try {
            ModuleErrors.requireAllowed(() -> marked.cover(wish.pan(), wish.baseDate(), tid));
            covered = true;
        } finally {
            if (!covered) {
                journal.abandonLater(claim);
            }
        }
    }

    @Override
    public boolean finish(Claim claim, List<IssuedToken> tokens, AuditEntry entry) {
        return journal.finish(claim, tokens, entry);
    }

    @Override
    public void abandon(Claim claim) {
        journal.abandon(claim);
    }

    @Override
    public void abandonLater(Claim claim) {
        journal.abandonLater(claim);
    }

    @Override
    public Standing find(CallKey key) {
        return journal.find(key);
    }

    @Override
    public List<IssuedResult> issuedTo(MeterPan pan, int most) {
        return journal.issuedTo(pan, most);
    }

    @Override
    public List<Trace> traces(List<CallKey> keys) {
        return journal.traces(keys);
    }

    @Override
    public long results(Instant from, Instant to) {
        return journal.results(from, to);
    }

    @Override
    public long used(BaseDate baseDate, TokenIdentifier first, TokenIdentifier last) {
        return journal.used(baseDate, first, last);
    }

    @Override
    public List<AheadTid> furthest(BaseDate baseDate, TokenIdentifier above, TokenIdentifier atMost, int most) {
        return journal.furthest(baseDate, above, atMost, most);
    }

    @Override
    public int releaseClaims(AuditEntry entry) {
        return journal.releaseClaims(entry);
    }

    @Override
    public int trimResults(Instant before, int limit) {
        return journal.trimResults(before, limit);
    }
}
