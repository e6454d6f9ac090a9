package io.ptoken.service.operate.work;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.host.KmcKeyPreview;
import io.ptoken.kmc.text.Ident;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.keyload.KmcKeys;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.List;

/**
 * Public keys of KMCs, and whom the installation believes, for operators. What is believed is no row of the store, but a
 * file. Thread safe.
 */
final class KmcWork {

    private static final String TRUST = "kmc.trust";

    private final ServiceStore store;
    private final TrustedKmcs trust;
    private final KeyWork keys;
    private final InstantSource clock;
    private final AuditedSteps steps;

    KmcWork(ServiceStore store, TrustedKmcs trust, KeyWork keys, InstantSource clock) {
        this.store = store;
        this.trust = trust;
        this.keys = keys;
        this.clock = clock;
        this.steps = new AuditedSteps(store.auditLog(), clock);
    }

    KmcKeyPreview preview(KmcCalls.ImportPreview call, Operator who) {
        return kmcs(call.trusted()).preview(who.actor(), call.file());
    }

    KmcPublicKey add(KmcCalls.Import call, Operator who) {
        kmcs(call.trusted()).preview(who.actor(), call.file());
        trust(call.trusted(), who);
        return kmcs(List.of()).add(who.actor(), call.file());
    }

    KmcPublicKey remove(KmcCalls.Remove call, Operator who) {
        return keys.step(who, call.module(), exchange -> {
            KmcPublicKey kmc = exchange.kmcs().choose(call.kmc());
            exchange.kmcs().remove(who.actor(), kmc, exchange.loading());
            return kmc;
        });
    }

    List<TrustAnchor> anchors() {
        return trust.anchors();
    }

    boolean trust(KmcCalls.Trust call, Operator who) {
        trust(call.anchors(), who);
        return true;
    }

    boolean distrust(KmcCalls.Distrust call, Operator who) {
        Ident name = new Ident(call.name());
        if (trust.anchors().stream().noneMatch(anchor -> anchor.name().equals(name))) {
            return false;
        }
        return steps.around(
                who.actor(),
                TRUST,
                name.value(),
                "removing",
                () -> trust.distrust(name),
                removed -> removed ? "removed" : "it was gone");
    }

    private void trust(List<TrustAnchor> anchors, Operator who) {
        for (TrustAnchor anchor : anchors) {
            steps.around(
                    who.actor(),
                    TRUST,
                    anchor.name().value(),
                    anchor.signingKey().hex(),
                    () -> trust.trust(anchor));
        }
    }

    private KmcKeys kmcs(List<TrustAnchor> more) {
        return new KmcKeys(store, trust.formats(more), clock);
    }
}
