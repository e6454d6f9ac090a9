package io.ptoken.hsm.pool;

import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the member for which a transaction licence is made. */
final class PoolLicences {

    private PoolLicences() {}

    /**
     * Offers a licence to each member.
     *
     * @throws SecurityModuleException when none takes it, with the status that says most: one that is not 33, for another
     *     module, before one that is
     */
    static LoadedLicence load(Members members, String text) {
        List<SecurityModuleException> refusals = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Member member : members.all()) {
            try {
                LoadedLicence loaded = member.module().loadTransactionLicence(text);
                member.doubt();
                members.tend();
                return loaded;
            } catch (SecurityModuleException e) {
                if (e.failure() == ModuleFailure.OUTCOME_UNKNOWN) {
                    member.doubt();
                    throw SecurityModuleException.outcomeUnknown(member.name() + ": " + e.text(), e);
                }
                refusals.add(e);
                faults.add(Fault.of(member.name(), e));
            }
        }
        SecurityModuleException best = refusals.stream()
                .min(Comparator.comparing(PoolLicences::saysLittle))
                .orElseThrow();
        String all = faults.stream().map(Fault::sentence).collect(Collectors.joining("; "));
        throw new SecurityModuleException(best.status(), "no module took the licence: " + all, best);
    }

    private static int saysLittle(SecurityModuleException e) {
        if (e.failure() == ModuleFailure.UNREACHABLE) {
            return 2;
        }
        return e.status() == SmStatus.INVALID_SECURITY_MODULE_ID ? 1 : 0;
    }
}
