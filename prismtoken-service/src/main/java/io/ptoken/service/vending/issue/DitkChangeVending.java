package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.module.DitkModule;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.vending.idrecord.MeterIdentity;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.request.Amendment;
import io.ptoken.service.vending.request.Meter;
import java.util.List;

/**
 * Has the module make the tokens that take a new meter from the DITK of its EA to a vending key. They carry no TID and are the
 * same each time. What the dates of the key forbid is refused before the module is asked. Thread safe.
 */
final class DitkChangeVending {

    private final VendingKeys keys;
    private final DitkModule module;
    private final MeterIdentity identity;

    DitkChangeVending(VendingKeys keys, DitkModule module, MeterIdentity identity) {
        this.keys = keys;
        this.module = module;
        this.identity = identity;
    }

    /** The key that the meter goes to; throws when it cannot be a target. */
    VendingKeyAttributes target(Order order) {
        module.requireOffered();
        VendingKeyAttributes to = keys.find(order.meter().sgc(), order.meter().krn());
        order.time().requireFits(to.baseDate(), to.ken());
        ModuleErrors.requireAllowed(() -> to.requireInUse(KeyUse.TARGET, order.now()));
        return to;
    }

    /** The set in the order in which it is entered. */
    List<IssuedToken> vend(Meter meter, VendingKeyAttributes to) {
        Signed<VendedKeyChange> signed = ModuleErrors.translate(() -> keys.under(
                to,
                present -> module.changeTokens(new DitkChangeRequest(
                        present.register(),
                        meter.pan(),
                        meter.ti(),
                        meter.ea(),
                        meter.tct(),
                        KeyChangeVending.kind(meter)))));
        Meter after = meter.changedTo(new Amendment(meter.sgc(), meter.krn(), meter.ti()), to.ken());
        return KeyChangeVending.answers(
                meter,
                to,
                KeyChangeVending.advice(identity, after, to, signed.made().rollover()),
                signed);
    }
}
