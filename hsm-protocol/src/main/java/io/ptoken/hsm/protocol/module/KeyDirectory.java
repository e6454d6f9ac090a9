package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.sts6.query.CardList;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of a module, found by asking register after register, and kept until something is known to have changed. Sales
 * under a key with limits make its register be asked again, once the limits shown are too old. Thread safe.
 */
final class KeyDirectory {

    private final Sts6Calls calls;
    private final Sts6ModuleSettings settings;
    private final SmStatus emptyRegister;
    private final MonotonicClock time;

    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger changes = new AtomicInteger();
    private final Set<RegisterNumber> charged = ConcurrentHashMap.newKeySet();

    private volatile Listing listing = Listing.NONE;

    KeyDirectory(Sts6Calls calls, Sts6ModuleSettings settings, SmStatus emptyRegister, MonotonicClock time) {
        this.calls = calls;
        this.settings = settings;
        this.emptyRegister = emptyRegister;
        this.time = time;
    }

    /** All keys in order of their registers. */
    List<VendingKeyAttributes> keys() {
        Listing present = listing;
        if (!isCurrent(present) || present.isAnyDue(charged, now(), settings.limitAge())) {
            present = read();
        }
        return present.inOrder();
    }

    /** The key in a register, as it was listed last; asks nothing. */
    Optional<VendingKeyAttributes> listed(RegisterNumber register) {
        return Optional.ofNullable(listing.entries().get(register)).map(Entry::key);
    }

    /** Keys that were left out, by their registers, with the reason. */
    Map<RegisterNumber, String> leftOut() {
        return listing.leftOut();
    }

    /** A sale may have been charged to that register. */
    void sold(RegisterNumber register) {
        charged.add(register);
    }

    /** Keys may have come or gone. */
    void forget() {
        changes.incrementAndGet();
    }

    private Listing read() {
        turn.lock();
        try {
            int change = changes.get();
            Listing present = listing;
            Listing next = isCurrent(present) ? again(present) : scan(change);
            listing = next;
            return next;
        } finally {
            turn.unlock();
        }
    }

    private boolean isCurrent(Listing present) {
        return present.change() == changes.get();
    }

    private Listing scan(int change) {
        charged.clear();
        Found found = new Found();
        int empty = 0;
        RegisterScan scan = settings.scan();
        for (int number = 1; number <= scan.registers(); number++) {
            Outcome outcome = look(new RegisterNumber(number), found);
            if (outcome == Outcome.NO_SUCH_REGISTER) {
                break;
            }
            empty = outcome == Outcome.EMPTY ? empty + 1 : 0;
            if (scan.stopAfterEmpty() > 0 && empty >= scan.stopAfterEmpty()) {
                break;
            }
        }
        return found.listing(change);
    }

    private Listing again(Listing present) {
        Found found = new Found();
        found.entries.putAll(present.entries());
        found.leftOut.putAll(present.leftOut());
        for (RegisterNumber register : present.due(charged, now(), settings.limitAge())) {
            // Before the question: a sale meanwhile makes it due again.
            charged.remove(register);
            try {
                found.entries.remove(register);
                look(register, found);
            } catch (SecurityModuleException e) {
                charged.add(register);
                throw e;
            }
        }
        return found.listing(present.change());
    }

    private Outcome look(RegisterNumber register, Found found) {
        CardList list;
        try {
            list = calls.call(new GetAttributes(register)).attributes();
        } catch (SecurityModuleException e) {
            return refused(register, e, found);
        }
        try {
            found.entries.put(register, new Entry(ListedKey.of(register, list, settings.defaults()), now()));
        } catch (InvalidValueException e) {
            found.leftOut.put(register, e.getMessage());
        }
        return Outcome.KEY;
    }

    private Outcome refused(RegisterNumber register, SecurityModuleException e, Found found) {
        if (e.failure() != ModuleFailure.REFUSED || Sts6Calls.isOutOfService(e.status())) {
            throw e;
        }
        if (e.status() == emptyRegister) {
            return Outcome.EMPTY;
        }
        return switch (e.status()) {
            case INVALID_REQUEST_HEADER, PTVD_RANGE -> Outcome.NO_SUCH_REGISTER;
            default -> {
                found.leftOut.put(register, e.getMessage());
                yield Outcome.KEY;
            }
        };
    }

    private Duration now() {
        return time.elapsed();
    }

    private enum Outcome {
        KEY,
        EMPTY,
        NO_SUCH_REGISTER
    }

    private record Entry(VendingKeyAttributes key, Duration asked) {

        boolean isLimited() {
            return !key.unitLimit().isUnlimited() || !key.currencyLimit().isUnlimited();
        }
    }

    private static final class Found {
        private final Map<RegisterNumber, Entry> entries = new TreeMap<>();
        private final Map<RegisterNumber, String> leftOut = new TreeMap<>();

        private Listing listing(int change) {
            return new Listing(change, Collections.unmodifiableMap(entries), Collections.unmodifiableMap(leftOut));
        }
    }

    /**
     * What was found.
     *
     * @param change number of changes known when the search began; another number means that it holds no more
     */
    private record Listing(int change, Map<RegisterNumber, Entry> entries, Map<RegisterNumber, String> leftOut) {

        private static final Listing NONE = new Listing(-1, Map.of(), Map.of());

        List<VendingKeyAttributes> inOrder() {
            return entries.values().stream().map(Entry::key).toList();
        }

        boolean isAnyDue(Set<RegisterNumber> charged, Duration now, Duration age) {
            return !charged.isEmpty() && !due(charged, now, age).isEmpty();
        }

        List<RegisterNumber> due(Set<RegisterNumber> charged, Duration now, Duration age) {
            List<RegisterNumber> due = new ArrayList<>();
            for (RegisterNumber register : charged) {
                Entry entry = entries.get(register);
                if (entry != null
                        && entry.isLimited()
                        && now.minus(entry.asked()).compareTo(age) >= 0) {
                    due.add(register);
                }
            }
            return due;
        }
    }
}
