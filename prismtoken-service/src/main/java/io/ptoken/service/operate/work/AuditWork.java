package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AnonymousCalls;
import io.ptoken.service.operate.audit.AuditExport;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch;
import io.ptoken.service.port.AuditSearch.Found;
import java.time.InstantSource;
import java.util.List;

/** The audit log for operators. */
record AuditWork(AuditLog log, AuditCheck check, InstallationLook look, InstantSource clock) {

    Found search(AuditCalls.Search call) {
        return log.search(new AuditSearch(
                call.period().from(),
                call.period().to(),
                call.wanted(),
                call.before(),
                call.after(),
                call.most(),
                AuditCalls.MOST_LOOKED));
    }

    Link export(AuditCalls.Export call, Operator who) {
        return new AuditExport(log, clock)
                .begin(
                        call.period(),
                        call.format(),
                        who.actor().name(),
                        who.actor().origin().address());
    }

    List<AuditRow> page(AuditCalls.Page call) {
        return log.page(call.period().from(), call.period().to(), call.after(), call.most());
    }

    AnonymousActivity anonymous(AuditCalls.Anonymous call) {
        return new AnonymousCalls(log).of(call.period(), call.most());
    }

    boolean acknowledge(AuditCalls.AcknowledgeStrays call, Operator who) {
        return log.acknowledgeStrays(who.actor().did(clock.instant(), call.action(), "", ""));
    }

    SignedHead head() {
        return SignedHead.of(log, look.node(), signer(), clock.instant())
                .orElseThrow(() -> new NotPossibleException(
                        "what is stored of a chain of the audit log is not whole, so that it has no end to sign; look at"
                                + " 'ptoken audit verify'"));
    }

    AuditPublicKey key() {
        return signer().publicKey();
    }

    private HeadSigner signer() {
        return look.headSigner().orElseThrow(() -> new NotPossibleException("there is no audit key here"));
    }

    AuditVerdict verify(AuditCalls.Verify call, Dialogue dialogue) {
        return check.verify(call.noted(), rows -> dialogue.progress(new Progress.RowsVerified(rows)));
    }
}
