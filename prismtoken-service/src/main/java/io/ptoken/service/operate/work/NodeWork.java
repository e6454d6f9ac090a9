package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.operate.call.ClockCalls.ClockStanding;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.TlsCalls;
import io.ptoken.service.operate.call.TlsCalls.Certificate;
import io.ptoken.service.operate.node.NodeProcess;
import io.ptoken.service.operate.node.ServerCertificate;
import io.ptoken.service.port.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Clock, certificate and process for operators. A restart is no row of the store: its entry comes first, and what cannot be
 * audited is not done. Thread safe.
 */
record NodeWork(
        ServerCertificate certificate, NodeProcess process, AuditLog audit, InstantSource clock, ClockWatch watch) {

    ClockStanding look() {
        return new ClockStanding(clock.instant(), seen().behind(), watch.doubt());
    }

    ClockStanding accept(Operator who) {
        Instant now = clock.instant();
        Optional<String> doubt = watch.doubt();
        return new ClockStanding(now, seen().accept(who.actor()), doubt);
    }

    private ForwardClock seen() {
        return new ForwardClock(clock, audit, Duration.ZERO, watch);
    }

    String export(TlsCalls.Export call, Operator who) {
        Certificate shown = certificate.shown();
        String pem = certificate.pem();
        audit.append(who.actor().did(clock.instant(), call.action(), shown.named(), "SHA-256 " + shown.sha256()));
        return pem;
    }

    Certificate renew(TlsCalls.Renew call, Operator who) {
        ServerCertificate.Fresh fresh = certificate.fresh(call.names(), call.rsa());
        Certificate made = fresh.shown();
        new AuditedSteps(audit, clock)
                .around(
                        who.actor(),
                        call.action(),
                        made.named(),
                        "SHA-256 " + made.sha256() + ", until " + made.validUntil(),
                        fresh::putInPlace);
        return made;
    }

    NodeCalls.Run restart(NodeCalls.Restart call, Operator who, Dialogue dialogue) {
        try (NodeProcess.Prepared ready = process.prepare(dialogue)) {
            audit.append(who.actor().did(clock.instant(), call.action(), "", ""));
            return ready.begin();
        }
    }
}
