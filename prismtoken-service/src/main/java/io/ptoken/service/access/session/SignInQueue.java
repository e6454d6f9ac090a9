package io.ptoken.service.access.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AddressBlock;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.Overload.Kind;
import io.ptoken.service.api.Presence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Whose password is hashed next. A hash takes 46 ms of a core, so whoever asks for many could keep everybody waiting: here
 * accounts that are known at their address come first, the others address by address in turns and never on all cores. Who is
 * one too many is refused at once, whether or not the account exists, and who has waited too long in time; who has hung up is
 * not worked for. Thread safe.
 */
public final class SignInQueue {

    /** What an API error of this kind begins with. */
    public static final String BUSY = "SignInBusy";

    /**
     * Somebody whose password is to be hashed.
     *
     * @param place where the claim comes from
     * @param known whether the account signed in rightly from there and is not locked there now
     * @param presence whether somebody waits for the answer
     */
    record Claim(String place, BooleanSupplier known, Presence presence) {}

    private static final class Waiter {

        private final Claim claim;
        private final AddressBlock block;
        private final boolean known;
        private final boolean free;
        private final Instant since;
        private final Semaphore turn = new Semaphore(0);
        private Optional<Kind> refused = Optional.empty();

        private Waiter(Claim claim, boolean free, Instant since) {
            this.claim = claim;
            this.block = AddressBlock.of(claim.place());
            this.known = claim.known().getAsBoolean();
            this.free = free;
            this.since = since;
        }
    }

    private final SignInLimits limits;
    private final int cores;
    private final InstantSource clock;
    private final Overload overload;
    private final FailedSignIns failed;
    private final Deque<Waiter> known = new ArrayDeque<>();

    /** The address whose turn is next in front. */
    private final Map<AddressBlock, Deque<Waiter>> others = new LinkedHashMap<>();

    private int othersWaiting;
    private int running;
    private int othersRunning;

    /**
     * @param cores how many hashes may run at a time
     * @param overload hears of those that are refused
     */
    public SignInQueue(SignInLimits limits, int cores, InstantSource clock, Overload overload) {
        this.limits = limits;
        this.cores = cores;
        this.clock = clock;
        this.overload = overload;
        this.failed = new FailedSignIns(limits.failuresPerMinute());
    }

    /**
     * Hashes when it is the claim's turn.
     *
     * @throws ServiceException {@code EService} with {@value #BUSY}, and nothing was checked
     */
    boolean inTurn(Claim claim, BooleanSupplier hash) {
        Waiter waiter = new Waiter(claim, isFree(claim.place()), clock.instant());
        List<Waiter> decided = new ArrayList<>();
        synchronized (this) {
            enter(waiter, decided);
            goOn(decided);
        }
        decided.forEach(this::tell);
        waiter.turn.acquireUninterruptibly();
        waiter.refused.ifPresent(SignInQueue::refuse);
        try {
            obstacle(waiter).ifPresent(why -> {
                overload.happened(why, claim.place());
                refuse(why);
            });
            return hash.getAsBoolean();
        } finally {
            left(waiter);
        }
    }

    /** A sign-in from there has failed. */
    synchronized void failed(String place) {
        if (!isFree(place)) {
            failed.failed(AddressBlock.of(place), clock.instant());
        }
    }

    /** How many wait. */
    public synchronized int waiting() {
        return known.size() + othersWaiting;
    }

    /** Whoever is at the machine itself, or trusted. */
    private boolean isFree(String place) {
        return !AddressBlock.isAddress(place) || limits.trusted().contain(place);
    }

    private void enter(Waiter waiter, List<Waiter> decided) {
        if (waiter.known || waiter.free) {
            known.add(waiter);
            return;
        }
        Deque<Waiter> same = others.getOrDefault(waiter.block, new ArrayDeque<>());
        if (failed.areTooMany(waiter.block, clock.instant())) {
            refuse(waiter, Kind.SIGN_IN_FAILURES, decided);
        } else if (same.size() >= limits.waitingPerAddress()
                || (othersWaiting >= limits.waiting() && !makeRoom(same.size() + 1, decided))) {
            refuse(waiter, Kind.SIGN_IN_QUEUE, decided);
        } else {
            same.add(waiter);
            others.put(waiter.block, same);
            othersWaiting++;
        }
    }

    /** The last one of the address with most gives way to one of an address with fewer. */
    private boolean makeRoom(int number, List<Waiter> decided) {
        Optional<Deque<Waiter>> most = others.values().stream()
                .max(Comparator.comparingInt(Collection::size))
                .filter(waiters -> waiters.size() > number);
        most.ifPresent(waiters -> {
            refuse(waiters.removeLast(), Kind.SIGN_IN_QUEUE, decided);
            othersWaiting--;
        });
        return most.isPresent();
    }

    private void left(Waiter waiter) {
        List<Waiter> decided = new ArrayList<>();
        synchronized (this) {
            running--;
            if (!waiter.known) {
                othersRunning--;
            }
            goOn(decided);
        }
        decided.forEach(this::tell);
    }

    /** Sends away who has waited too long, and lets in whose turn it is. */
    private void goOn(List<Waiter> decided) {
        Instant latest = clock.instant().minus(limits.patience());
        dropOlder(known, latest, decided);
        others.values().removeIf(same -> {
            othersWaiting -= dropOlder(same, latest, decided);
            return same.isEmpty();
        });
        for (Optional<Waiter> next = next(); next.isPresent(); next = next()) {
            Waiter waiter = next.get();
            running++;
            if (!waiter.known) {
                othersRunning++;
            }
            waiter.turn.release();
        }
    }

    /** Those of an address came one after the other, so that the oldest are in front. */
    private static int dropOlder(Deque<Waiter> waiters, Instant latest, List<Waiter> decided) {
        int dropped = 0;
        while (!waiters.isEmpty() && waiters.getFirst().since.isBefore(latest)) {
            refuse(waiters.removeFirst(), Kind.SIGN_IN_WAITED, decided);
            dropped++;
        }
        return dropped;
    }

    private Optional<Waiter> next() {
        if (running >= cores) {
            return Optional.empty();
        }
        if (!known.isEmpty()) {
            return Optional.of(known.remove());
        }
        // One core stays for those who are known, where there are several.
        if (othersWaiting == 0 || othersRunning >= Math.max(1, cores - 1)) {
            return Optional.empty();
        }
        AddressBlock block = others.keySet().iterator().next();
        Deque<Waiter> same = others.getOrDefault(block, new ArrayDeque<>());
        others.remove(block);
        Waiter waiter = same.remove();
        othersWaiting--;
        if (!same.isEmpty()) {
            others.put(block, same);
        }
        return Optional.of(waiter);
    }

    /** Much may have become known of the address while the claim waited; asked in the thread of the claim, for the store may be slow. */
    private Optional<Kind> obstacle(Waiter waiter) {
        if (!waiter.claim.presence().isThere()) {
            return Optional.of(Kind.SIGN_IN_GONE);
        }
        boolean unchecked = !waiter.free
                && haveTooManyFailed(waiter.block)
                && !waiter.claim.known().getAsBoolean();
        return unchecked ? Optional.of(Kind.SIGN_IN_FAILURES) : Optional.empty();
    }

    private synchronized boolean haveTooManyFailed(AddressBlock block) {
        return failed.areTooMany(block, clock.instant());
    }

    private static void refuse(Waiter waiter, Kind why, List<Waiter> decided) {
        waiter.refused = Optional.of(why);
        decided.add(waiter);
    }

    private void tell(Waiter waiter) {
        overload.happened(waiter.refused.orElseThrow(), waiter.claim.place());
        waiter.turn.release();
    }

    private static void refuse(Kind why) {
        String text = switch (why) {
            case SIGN_IN_FAILURES ->
                "too many sign-ins of this address have failed; nothing was checked, sign in again in a minute";
            case SIGN_IN_WAITED ->
                "the sign-ins before this one took too long; nothing was checked, sign in again in some seconds";
            default -> "too many sign-ins wait; nothing was checked, sign in again in some seconds";
        };
        throw new ServiceException(ErrorCode.SERVICE, BUSY, text);
    }
}
