package io.ptoken.service.operate.keyentry;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds a place for a key. */
public final class FreeRegister {

    private FreeRegister() {}

    /**
     * The first register without a key.
     *
     * @throws CeremonyException when all are used
     */
    public static RegisterNumber first(VendingKeyRegisters module) {
        Set<RegisterNumber> used = module.vendingKeys().stream()
                .map(VendingKeyAttributes::register)
                .collect(Collectors.toSet());
        for (int number = 1; number <= module.capacity(); number++) {
            RegisterNumber register = new RegisterNumber(number);
            if (!used.contains(register)) {
                return register;
            }
        }
        throw new CeremonyException("all " + module.capacity()
                + " registers hold keys; delete one with 'ptoken vk delete', or raise module.registers");
    }
}
