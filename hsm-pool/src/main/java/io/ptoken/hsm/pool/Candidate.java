package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import java.util.Comparator;
import java.util.List;

/**
 * A member that could be asked.
 *
 * @param member the member
 * @param keys its own keys for the request
 * @param rank how willingly it is asked
 */
record Candidate(Member member, List<VendingKeyAttributes> keys, Rank rank) {

    /** The one to ask: by rank, then by priority, then by the calls it works on, then by those it ever had. */
    static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::rank)
            .thenComparingInt(candidate -> candidate.member().standing().priority())
            .thenComparingInt(candidate -> candidate.member().outstanding())
            .thenComparingLong(candidate -> candidate.member().given());

    /** How willingly a member is asked, most first. */
    enum Rank {
        /** Nothing speaks against it. */
        FIRST,
        /** It is a standby member. */
        STANDBY,
        /** It failed before and has a call on trial already. */
        ON_TRIAL,
        /** It will refuse by all that is known; asked so that the refusal is its own, and true. */
        LAST
    }

    /** Registers of the keys in the member. */
    List<RegisterNumber> registers() {
        return keys.stream().map(VendingKeyAttributes::register).toList();
    }
}
