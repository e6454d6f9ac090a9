package io.ptoken.hsm.pool;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The members and what is known of them. Members are looked at in the background: when what is known is old or in doubt,
 * and when one that failed has had its pause. Thread safe.
 */
final class Members {

    private static final System.Logger LOG = System.getLogger(Members.class.getName());
    private static final int MOST = 99;
    private static final Duration DUTY = Duration.ofSeconds(1);

    private final List<Member> members;
    private final InstantSource clock;
    private final Executor background;
    private final KeyNumbers numbers = new KeyNumbers();
    private final AtomicBoolean dutyQueued = new AtomicBoolean();
    private volatile KeyTable keys = KeyTable.EMPTY;
    private volatile Runnable duty = () -> {};
    private volatile Instant dutyDone;

    /** @throws InvalidValueException for no member, too many, or two of one name */
    Members(List<PooledModule> configured, PoolSettings settings, InstantSource clock, Executor background) {
        InvalidValueException.requireRange("modules", configured.size(), 1, MOST);
        Set<String> names = new HashSet<>();
        for (PooledModule module : configured) {
            if (!names.add(module.name())) {
                throw new InvalidValueException("module", module.name(), "a name that no other module has");
            }
        }
        this.members = configured.stream()
                .map(module -> new Member(module, settings, clock, this::rebuild))
                .toList();
        this.clock = clock;
        this.background = background;
        this.dutyDone = clock.instant();
    }

    /** In the order in which they are configured. */
    List<Member> all() {
        return members;
    }

    KeyTable keys() {
        return keys;
    }

    /** @throws InvalidValueException with the names that there are, when there is none of that name */
    Member named(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "module",
                        name,
                        "the name of a module of the pool: "
                                + members.stream().map(Member::name).collect(Collectors.joining(", "))));
    }

    /** Has this done in the background too, about once a second. */
    void follow(Runnable other) {
        duty = other;
    }

    /** Queues a look at every member that needs one, and waits for those that nobody has ever looked at. */
    void tend() {
        if (isDutyDue() && dutyQueued.compareAndSet(false, true)) {
            queue(this::doDuty, () -> dutyQueued.set(false));
        }
        for (Member member : members) {
            if (member.needsLook(clock.instant()) && member.queueLook()) {
                queue(() -> lookInBackground(member), member::unqueueLook);
            }
        }
        for (Member member : members) {
            member.lookFirst();
        }
    }

    /** Looks at a member and waits for the answer. */
    void look(Member member) {
        member.look();
    }

    /** Looks at the first of these members that is due for a try; the others that ask meanwhile do not wait. */
    boolean tryOne(List<Member> resting) {
        return resting.stream()
                .filter(member -> member.circuit().isProbeDue(clock.instant()))
                .anyMatch(Member::tryLook);
    }

    private void queue(Runnable work, Runnable refused) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException e) {
            refused.run();
            LOG.log(DEBUG, "modules are not looked at: the background executor takes no more work");
        }
    }

    private boolean isDutyDue() {
        Duration age = Duration.between(dutyDone, clock.instant());
        return age.isNegative() || age.compareTo(DUTY) >= 0;
    }

    private void doDuty() {
        try {
            dutyDone = clock.instant();
            duty.run();
        } finally {
            dutyQueued.set(false);
        }
    }

    private void lookInBackground(Member member) {
        try {
            if (member.needsLook(clock.instant())) {
                look(member);
            }
        } catch (RuntimeException e) {
            LOG.log(ERROR, "module " + member.name() + " could not be looked at", e);
        } finally {
            member.unqueueLook();
        }
    }

    /** Has modules for this mode used, and no others. */
    void serve(InstallationMode mode) {
        members.forEach(member -> member.serve(mode));
        rebuild();
    }

    private synchronized void rebuild() {
        keys = KeyTable.of(members, numbers);
    }
}
