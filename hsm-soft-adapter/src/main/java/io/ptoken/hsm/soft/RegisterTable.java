package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.KeyEntryException.Reason.DUPLICATE;
import static io.ptoken.hsm.soft.KeyEntryException.Reason.NO_SUCH_REGISTER;
import static io.ptoken.hsm.soft.KeyEntryException.Reason.REGISTER_OCCUPIED;
import static io.ptoken.hsm.soft.KeyEntryException.Reason.UNSUPPORTED_ALGORITHM;
import static io.ptoken.hsm.soft.KeyEntryException.Reason.WRONG_LENGTH;

import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registers in use, and what may be put into them. Guarded by the lock of the {@link SoftSecurityModule}. */
final class RegisterTable {

    private final int capacity;
    private final SortedMap<RegisterNumber, VendingRegister> registers = new TreeMap<>();

    RegisterTable(int capacity) {
        this.capacity = capacity;
    }

    /** @throws SecurityModuleException 28 when the register is empty */
    VendingRegister require(RegisterNumber number) {
        VendingRegister register = registers.get(number);
        if (register == null) {
            throw new SecurityModuleException(
                    SmStatus.VK_REG_NOT_FOUND_ERROR, "register " + number + " holds no vending key");
        }
        return register;
    }

    Collection<VendingRegister> all() {
        return Collections.unmodifiableCollection(registers.values());
    }

    Optional<VendingRegister> put(VendingRegister register) {
        return Optional.ofNullable(registers.put(register.number(), register));
    }

    Optional<VendingRegister> remove(RegisterNumber number) {
        return Optional.ofNullable(registers.remove(number));
    }

    /** @throws KeyEntryException when the key may not go into that register */
    void requireAcceptable(RegisterNumber number, VendingKey key, VendingKeyEntry entry, boolean replace) {
        if (number.value() > capacity) {
            throw new KeyEntryException(
                    NO_SUCH_REGISTER, "register " + number + " does not exist, the module has " + capacity);
        }
        requireLength(key, entry.algorithm());
        VendingRegister present = registers.get(number);
        if (present != null && !replace) {
            throw new KeyEntryException(REGISTER_OCCUPIED, present + " is in use; say so to replace its key");
        }
        requireNoDuplicate(number, entry);
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
