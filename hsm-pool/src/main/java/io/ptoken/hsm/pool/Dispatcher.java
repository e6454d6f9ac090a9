package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
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
import java.util.stream.Stream;

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

    private final Members members;
    private final InstantSource clock;
    private final Object choice = new Object();

    Dispatcher(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    /**
     * The answer of the first member that gives one.
     *
     * @throws SecurityModuleException what a member said that is final, or why no member could do it
     */
    <T> Answer<T> ask(Requirements required, Request<T> request) {
        members.tend();
        List<Fault> passedOver = new ArrayList<>();
        Set<Member> asked = new HashSet<>();
        while (true) {
            Optional<Candidate> next = take(required, asked);
            if (next.isEmpty() && members.tryOne(resting(required, asked))) {
                next = take(required, asked);
            }
            if (next.isEmpty()) {
                refuse(required, asked, passedOver);
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
                passedOver.add(passOver(required, chosen, answersBefore, e));
            } finally {
                chosen.member().release();
            }
        }
    }

    /** What was wrong with a member that is passed over; throws what is final. */
    private Fault passOver(Requirements required, Candidate chosen, long answersBefore, SecurityModuleException e) {
        Member member = chosen.member();
        Fault fault = Fault.of(member.name(), e);
        if (e.failure() == ModuleFailure.REFUSED) {
            Fault.Scope scope = fault.scope(clockFits(required, chosen));
            if (scope == Fault.Scope.MEMBER) {
                member.failed(fault);
                return fault;
            }
            member.answered();
            if (scope == Fault.Scope.REQUEST) {
                throw named(member, e);
            }
            if (scope == Fault.Scope.KEY) {
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
        if (lost && !required.repeatable()) {
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
    private boolean clockFits(Requirements required, Candidate chosen) {
        return required.tid()
                .map(tid -> tid.instant(chosen.keys().get(0).baseDate()))
                .map(moment -> Duration.between(clock.instant(), moment).abs())
                .flatMap(distance -> chosen.told()
                        .map(told -> distance.compareTo(told.status().tidWindow()) <= 0))
                .orElse(false);
    }

    private Optional<Candidate> take(Requirements required, Set<Member> asked) {
        synchronized (choice) {
            Optional<Candidate> best = Candidate.best(
                    others(required, asked).filter(Candidate::canBeAsked).toList());
            best.ifPresent(candidate -> candidate.member().take());
            return best;
        }
    }

    /** Members that rest after a failure and could be tried again for this request. */
    private List<Member> resting(Requirements required, Set<Member> asked) {
        return others(required, asked)
                .filter(Candidate::mayHoldTheKeys)
                .map(Candidate::member)
                .filter(member -> !member.standing().drained())
                .filter(member -> member.circuit().isOpen())
                .toList();
    }

    /**
     * Throws why no member could do it: what the first one said that answered, or else what bars the first. Returns when
     * nothing bars a member any more that could not be asked a moment ago.
     */
    private void refuse(Requirements required, Set<Member> asked, List<Fault> passedOver) {
        List<Fault> faults = new ArrayList<>(passedOver);
        for (Candidate other :
                others(required, asked).filter(Candidate::mayHoldTheKeys).toList()) {
            Optional<Fault> bar = other.bar();
            if (bar.isEmpty()) {
                return;
            }
            faults.add(bar.get());
        }
        throw PoolRefusal.of(required, faults);
    }

    /** The members that were not asked yet, each judged by the newest that is known of it. */
    private Stream<Candidate> others(Requirements required, Set<Member> asked) {
        Instant now = clock.instant();
        return members.all().stream()
                .filter(member -> !asked.contains(member))
                .map(member -> Candidate.of(member, members.keys(), required, now));
    }
}
