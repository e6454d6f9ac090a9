package io.ptoken.hsm.soft.register;

import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.DUPLICATE;
import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.EXPIRED;
import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.NO_SUCH_REGISTER;
import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.REGISTER_OCCUPIED;
import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.UNSOUND_DATES;
import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.UNSUPPORTED_ALGORITHM;
import static io.ptoken.hsm.keyentry.KeyEntryException.Reason.WRONG_LENGTH;

import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntryException;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The registers in use, and what may be put into them. Changed behind the {@link ModuleGate}, by one thread at a time; read
 * by any without a lock, because a change makes a new table.
 */
public final class RegisterTable {

    private final int capacity;
    private volatile SortedMap<RegisterNumber, VendingRegister> registers = new TreeMap<>();
    private volatile List<VendingKeyAttributes> shown = List.of();

    public RegisterTable(int capacity) {
        this.capacity = capacity;
    }

    public int capacity() {
        return capacity;
    }

    /**
     * The register with its key.
     *
     * @throws SecurityModuleException 28 when the register is empty
     */
    public VendingRegister require(RegisterNumber number) {
        VendingRegister register = registers.get(number);
        if (register == null) {
            throw new SecurityModuleException(
                    SmStatus.VK_REG_NOT_FOUND_ERROR, "register " + number + " holds no vending key");
        }
        return register;
    }

    public Collection<VendingRegister> all() {
        return Collections.unmodifiableCollection(registers.values());
    }

    /** Attributes of all keys; the same list as long as none of them changes. */
    public List<VendingKeyAttributes> attributes(KekSlots slots) {
        List<VendingKeyAttributes> last = shown;
        Collection<VendingRegister> present = registers.values();
        if (isShownBy(last, present, slots)) {
            return last;
        }
        List<VendingKeyAttributes> now =
                present.stream().map(register -> register.attributes(slots)).toList();
        shown = now;
        return now;
    }

    private static boolean isShownBy(
            List<VendingKeyAttributes> shown, Collection<VendingRegister> present, KekSlots slots) {
        if (shown.size() != present.size()) {
            return false;
        }
        Iterator<VendingKeyAttributes> attributes = shown.iterator();
        for (VendingRegister register : present) {
            if (!attributes.next().equals(register.attributes(slots))) {
                return false;
            }
        }
        return true;
    }

    /** The lowest register without a key, empty when all are in use. */
    public Optional<RegisterNumber> firstFree() {
        SortedMap<RegisterNumber, VendingRegister> present = registers;
        return IntStream.rangeClosed(1, capacity)
                .mapToObj(RegisterNumber::new)
                .filter(number -> !present.containsKey(number))
                .findFirst();
    }

    /** The registers whose keys came through a KEK slot. */
    public List<VendingRegister> ofSlot(int number) {
        return registers.values().stream()
                .filter(register -> register.isOfSlot(number))
                .toList();
    }

    /** The register with a key of the same SGC, KRN and KT. */
    public Optional<VendingRegister> sameKey(VendingKeyEntry entry) {
        return registers.values().stream()
                .filter(register -> sameName(register.entry(), entry))
                .findFirst();
    }

    public boolean holds(VendingRegister register) {
        return registers.get(register.number()) == register;
    }

    public Optional<VendingRegister> put(VendingRegister register) {
        SortedMap<RegisterNumber, VendingRegister> changed = new TreeMap<>(registers);
        Optional<VendingRegister> old = Optional.ofNullable(changed.put(register.number(), register));
        registers = changed;
        return old;
    }

    public Optional<VendingRegister> remove(RegisterNumber number) {
        SortedMap<RegisterNumber, VendingRegister> changed = new TreeMap<>(registers);
        Optional<VendingRegister> old = Optional.ofNullable(changed.remove(number));
        registers = changed;
        return old;
    }

    /** Zeroises all keys and forgets the registers. */
    public void erase() {
        SortedMap<RegisterNumber, VendingRegister> old = registers;
        registers = new TreeMap<>();
        old.values().forEach(VendingRegister::close);
    }

    /**
     * Lets a key in that fits the register and the keys of the others.
     *
     * @throws KeyEntryException when the key may not go into that register
     */
    public void requireAcceptable(StoredKey fresh, boolean replace, Instant now) {
        RegisterNumber number = fresh.register();
        VendingKeyEntry entry = fresh.entry();
        if (number.value() > capacity) {
            throw new KeyEntryException(
                    NO_SUCH_REGISTER, "register " + number + " does not exist, the module has " + capacity);
        }
        requireLength(fresh.key(), entry.algorithm());
        requireSoundDates(entry);
        requireNotExpired(entry, now);
        VendingRegister present = registers.get(number);
        if (present != null && !replace) {
            throw new KeyEntryException(
                    REGISTER_OCCUPIED, present + " is in use; a key goes into it only as a replacement");
        }
        requireNoDuplicate(number, entry);
    }

    private static void requireSoundDates(VendingKeyEntry entry) {
        try {
            entry.validity().dates().requireSound();
        } catch (InvalidValueException e) {
            throw new KeyEntryException(UNSOUND_DATES, entry.name() + ": " + e.getMessage());
        }
    }

    private static void requireNotExpired(VendingKeyEntry entry, Instant now) {
        KeyDates dates = entry.validity().dates();
        if (dates.isExpired(now)) {
            throw new KeyEntryException(
                    EXPIRED,
                    entry.name() + " " + dates.explain(SmStatus.KEY_EXPIRED_ERROR) + ": no module takes it any more");
        }
    }

    private static void requireLength(VendingKey key, DecoderKeyAlgorithm algorithm) {
        int expected = switch (algorithm) {
            case DKGA02 -> 64;
            case DKGA04 -> 160;
            case DKGA01, DKGA03 ->
                throw new KeyEntryException(
                        UNSUPPORTED_ALGORITHM, algorithm + " is not supported, the module computes DKGA02 and DKGA04");
        };
        if (key.bits() != expected) {
            throw new KeyEntryException(
                    WRONG_LENGTH, "key of " + key.bits() + " bits, expected " + expected + " for " + algorithm);
        }
    }

    private void requireNoDuplicate(RegisterNumber number, VendingKeyEntry entry) {
        for (VendingRegister other : registers.values()) {
            if (!other.number().equals(number) && sameName(other.entry(), entry)) {
                throw new KeyEntryException(DUPLICATE, entry.name() + " is in register " + other.number() + " already");
            }
        }
    }

    private static boolean sameName(VendingKeyEntry one, VendingKeyEntry other) {
        return one.sgc().equals(other.sgc()) && one.krn().equals(other.krn()) && one.keyType() == other.keyType();
    }
}
