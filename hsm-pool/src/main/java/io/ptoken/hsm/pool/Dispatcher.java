package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Gives each request to a member, and to the next when one does not do it for a reason of its own. Members work at the same
 * time; only the choice, which asks nobody, is made by one at a time, so that calls spread evenly. Thread safe.
 *
 * <p>A vend of a token with a TID whose answer was lost ({@link ModuleFailure#OUTCOME_UNKNOWN}) is never given to another
 * member: there may be a token with that TID.
 */
final class Dispatcher {

    /**
     * An answer.
     *
     * @param value what was answered
     * @param by the member that did
     */
    record Answer<T>(T value, Member by) {}

    /** A request as members take it: the module, and the registers of the keys in it. */
    interface Request<T> extends BiFunction<SecurityModule, List<RegisterNumber>, T> {}

    private final Roster roster;
    private final InstantSource clock;
    private final Object choice = new Object();

    Dispatcher(Roster roster, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * The answer of the first member that gives one.
     *
     * @throws SecurityModuleException what a member said that is final, or why no member could do it
     */
    <T> Answer<T> ask(Need need, Request<T> request) {
        roster.tend();
        List<Fault> passedOver = new ArrayList<>();
        Set<Member> asked = new HashSet<>();
        while (true) {
            Optional<Candidate> next = take(need, asked);
            if (next.isEmpty() && roster.tryOne(resting(need, asked))) {
                next = take(need, asked);
            }
            if (next.isEmpty()) {
                refuse(need, asked, passedOver);
                continue;
            }
            Candidate chosen = next.get();
            asked.add(chosen.member());
            long answersBefore = chosen.member().answers();
            try {
                T value = request.apply(chosen.member().module(), chosen.registers());
                chosen.member().answered();
                return new Answer<>(value, chosen.member());
            } catch (SecurityModuleException e) {
                passedOver.add(passOver(need, chosen, answersBefore, e));
            } finally {
                chosen.member().release();
            }
        }
    }

    /** What was wrong with a member that is passed over; throws what is final. */
    private Fault passOver(Need need, Candidate chosen, long answersBefore, SecurityModuleException e) {
        Member member = chosen.member();
        Fault fault = Fault.of(member.name(), e);
        if (e.failure() == ModuleFailure.REFUSED) {
            Verdict verdict = Verdict.on(e.status(), clockFits(need, chosen));
            if (verdict == Verdict.REST_MEMBER) {
                member.failed(fault);
                return fault;
            }
            member.answered();
            if (verdict == Verdict.FINAL) {
                throw named(member, e);
            }
            if (verdict == Verdict.REST_KEY) {
                chosen.registers().forEach(member::rest);
            } else {
                member.doubt();
            }
            return fault;
        }
        boolean lost = e.failure() == ModuleFailure.OUTCOME_UNKNOWN;
        boolean answersOthers = lost && member.answers() > answersBefore;
        if (!answersOthers) {
            member.failed(fault);
        }
        if (lost && !need.repeatable()) {
            throw SecurityModuleException.outcomeUnknown(
                    member.name() + ": " + e.text() + "; no other module was asked, because the token may exist", e);
        }
        return fault;
    }

    /** The refusal of a member under its name; an extended text stays as it is. */
    private static SecurityModuleException named(Member member, SecurityModuleException e) {
        return e.extendedText().isPresent()
                ? e
                : new SecurityModuleException(e.status(), member.name() + ": " + e.text(), e);
    }

    /** By our own clock: whether the TID is in the member's window. */
    private boolean clockFits(Need need, Candidate chosen) {
        return need.tid()
                .map(tid -> tid.instant(chosen.keys().get(0).baseDate()))
                .map(moment -> Duration.between(clock.instant(), moment).abs())
                .flatMap(distance -> chosen.member()
                        .view()
                        .map(view -> distance.compareTo(view.status().tidWindow()) <= 0))
                .orElse(false);
    }

    private Optional<Candidate> take(Need need, Set<Member> asked) {
        Instant now = clock.instant();
        synchronized (choice) {
            Optional<Candidate> best = roster.members().stream()
                    .filter(member -> !asked.contains(member))
                    .flatMap(member -> candidate(member, need, now).stream())
                    .min(Candidate.ORDER);
            best.ifPresent(candidate -> candidate.member().take());
            return best;
        }
    }

    private Optional<Candidate> candidate(Member member, Need need, Instant now) {
        Optional<List<VendingKeyAttributes>> keys = keys(member, need);
        Optional<MemberView> view = member.view();
        if (keys.isEmpty()
                || view.isEmpty()
                || Objections.toAsking(member).isPresent()
                || Objections.toAbilities(member, view.get(), need).isPresent()
                || Objections.toDates(member, keys.get(), need, now).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(member, keys.get(), rank(member, view.get(), keys.get(), need, now)));
    }

    private static Candidate.Rank rank(
            Member member, MemberView view, List<VendingKeyAttributes> keys, Need need, Instant now) {
        if (Objections.toState(member, view.status(), now).isPresent() && needsState(view, need)) {
            return Candidate.Rank.LAST;
        }
        if (need.vends() && Objections.toKeys(member, keys, need, now).isPresent()) {
            return Candidate.Rank.LAST;
        }
        if (member.circuit().isOnTrial() && member.outstanding() > 0) {
            return Candidate.Rank.ON_TRIAL;
        }
        return member.standing().standby() ? Candidate.Rank.STANDBY : Candidate.Rank.FIRST;
    }

    /** Verifying needs no transactions, but a state in which a module works. */
    private static boolean needsState(MemberView view, Need need) {
        return need.vends() || !MemberView.vends(view.status().state());
    }

    /** The member's own keys for the request; empty when it does not hold all. */
    private Optional<List<VendingKeyAttributes>> keys(Member member, Need need) {
        KeyTable table = roster.keys();
        List<VendingKeyAttributes> keys = new ArrayList<>();
        for (RegisterNumber number : need.registers()) {
            Optional<VendingKeyAttributes> key = table.in(member, number);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.add(key.get());
        }
        return Optional.of(keys);
    }

    /** Members that rest after a failure and could be tried again for this request. */
    private List<Member> resting(Need need, Set<Member> asked) {
        return roster.members().stream()
                .filter(member -> !asked.contains(member))
                .filter(member -> !member.standing().drained())
                .filter(member -> member.circuit().isOpen())
                .filter(member -> mayHold(member, need))
                .toList();
    }

    /**
     * Throws why no member could do it: what the first one said that answered, or else what bars the first. Returns when
     * nothing bars a member any more that could not be asked a moment ago.
     */
    private void refuse(Need need, Set<Member> asked, List<Fault> passedOver) {
        List<Fault> faults = new ArrayList<>(passedOver);
        for (Member member : roster.members()) {
            if (!asked.contains(member) && mayHold(member, need)) {
                Optional<Fault> bar = bar(member, need);
                if (bar.isEmpty()) {
                    return;
                }
                faults.add(bar.get());
            }
        }
        throw NobodyCould.because(need, faults);
    }

    /** True for a member that holds the keys, or of which nothing is known. */
    private boolean mayHold(Member member, Need need) {
        return member.view().isEmpty() || keys(member, need).isPresent();
    }

    private Optional<Fault> bar(Member member, Need need) {
        return Objections.toAsking(member)
                .or(() -> member.view().flatMap(view -> Objections.toAbilities(member, view, need)))
                .or(() -> keys(member, need).flatMap(keys -> Objections.toDates(member, keys, need, clock.instant())));
    }
}
