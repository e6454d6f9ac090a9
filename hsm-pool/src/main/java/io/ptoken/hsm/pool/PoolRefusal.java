package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes one refusal of what every member had against a request. */
final class PoolRefusal {

    private PoolRefusal() {}

    /**
     * The status of the first member that said something, and what is wrong with each; unreachable when none did, and 98
     * when all are out of use.
     *
     * @param faults in the order in which the members were asked, then those not asked; empty when none holds the keys
     */
    static SecurityModuleException of(Requirements required, List<Fault> faults) {
        if (faults.isEmpty()) {
            return new SecurityModuleException(SmStatus.VK_REG_NOT_FOUND_ERROR, noKey(required));
        }
        String text = faults.stream().map(Fault::sentence).collect(Collectors.joining("; "));
        String whole = "no module could do it: " + text;
        Optional<SmStatus> told = faults.stream()
                .filter(fault -> !fault.isUnreachable() && !fault.unused())
                .map(Fault::status)
                .findFirst();
        if (told.isEmpty() && faults.stream().anyMatch(Fault::isUnreachable)) {
            return SecurityModuleException.unreachable(whole, new IllegalStateException(text));
        }
        return new SecurityModuleException(told.orElse(SmStatus.PERMISSION_ERROR), whole);
    }

    private static String noKey(Requirements required) {
        List<RegisterNumber> distinct = required.registers().stream().distinct().toList();
        return distinct.size() == 1
                ? "no module of the pool holds the vending key of register " + distinct.get(0)
                : "no module of the pool holds the vending keys of registers " + distinct.get(0) + " and "
                        + distinct.get(1) + " together";
    }
}
