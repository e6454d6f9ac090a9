package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.administration.CryptoOfficers;
import io.ptoken.service.operate.approval.SecondPerson;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.ClockCalls;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.LicenceCalls;
import io.ptoken.service.operate.call.MeterCalls;
import io.ptoken.service.operate.call.ModuleCalls;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.PoolCalls;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.TlsCalls;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.call.WatchCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which use case carries out which call of an operator. Thread safe. */
final class OperatorUseCases {

    /** Carries out calls of one kind for somebody who may make them. */
    @FunctionalInterface
    private interface UseCase<C, R> {

        R carryOut(C call, Operator who, Dialogue dialogue);
    }

    private final Map<Class<?>, UseCase<?, ?>> byCall = new HashMap<>();

    private final Jobs jobs;

    OperatorUseCases(OperatorParts parts, SecondPerson secondPerson) {
        jobs = new Jobs(parts.clock(), parts.store().auditLog());
        on(JobCalls.All.class, (call, who, dialogue) -> jobs.seenBy(who));
        on(JobCalls.Cancel.class, (call, who, dialogue) -> jobs.cancel(call, who));

        CryptoOfficers officers = new CryptoOfficers();
        AccountWork accounts = new AccountWork(
                parts.accounts(),
                parts.passwords(),
                parts.sessions(),
                parts.clientCertificates(),
                secondPerson,
                parts.preferences(),
                parts.store().auditLog());
        on(AccountCalls.All.class, (call, who, dialogue) -> accounts.all());
        on(AccountCalls.Certificates.class, (call, who, dialogue) -> accounts.bound());
        on(AccountCalls.One.class, (call, who, dialogue) -> accounts.one(call));
        on(AccountCalls.SignIns.class, (call, who, dialogue) -> accounts.signIns(call));
        on(AccountCalls.SetOwnZone.class, (call, who, dialogue) -> accounts.setOwnZone(call, who));
        on(AccountCalls.Add.class, accounts::add);
        on(AccountCalls.SetPassword.class, accounts::setPassword);
        on(AccountCalls.ChangeOwnPassword.class, accounts::changeOwnPassword);
        on(AccountCalls.SetRoles.class, (call, who, dialogue) -> accounts.setRoles(call, who));
        on(AccountCalls.SetEnabled.class, (call, who, dialogue) -> accounts.setEnabled(call, who));
        on(AccountCalls.SetExpires.class, (call, who, dialogue) -> accounts.setExpires(call, who));
        on(AccountCalls.Unlock.class, (call, who, dialogue) -> accounts.unlock(call, who));
        on(AccountCalls.BindCertificate.class, (call, who, dialogue) -> accounts.bind(call, who));
        on(AccountCalls.UseCertificateAlone.class, (call, who, dialogue) -> accounts.certificateAlone(call, who));
        on(AccountCalls.UnbindCertificate.class, (call, who, dialogue) -> accounts.unbind(call, who));
        on(AccountCalls.Remove.class, (call, who, dialogue) -> accounts.remove(call, who));

        OpenSessionWork sessions = new OpenSessionWork(parts.sessions());
        on(OpenSessionCalls.All.class, (call, who, dialogue) -> sessions.all());
        on(OpenSessionCalls.OfAccount.class, (call, who, dialogue) -> sessions.of(call));
        on(OpenSessionCalls.RevokeOwn.class, (call, who, dialogue) -> sessions.revokeOwn(call, who));
        on(OpenSessionCalls.Revoke.class, (call, who, dialogue) -> sessions.revoke(call, who));
        on(OpenSessionCalls.RevokeAll.class, (call, who, dialogue) -> sessions.revokeAll(call, who));

        ApprovalWork approvals = new ApprovalWork(parts.store().approvals(), secondPerson, parts.clock());
        on(ApprovalCalls.All.class, (call, who, dialogue) -> approvals.all(call, who));
        on(ApprovalCalls.Approve.class, (call, who, dialogue) -> approvals.approve(call, who));
        on(ApprovalCalls.Refuse.class, (call, who, dialogue) -> approvals.refuse(call, who));
        on(ApprovalCalls.Acknowledge.class, (call, who, dialogue) -> approvals.acknowledge(call, who));

        PreferenceWork preferences = new PreferenceWork(parts.preferences(), secondPerson, parts.mode());
        on(PreferenceCalls.All.class, (call, who, dialogue) -> preferences.all());
        on(PreferenceCalls.Set.class, (call, who, dialogue) -> preferences.set(call, who));
        on(PreferenceCalls.Reset.class, (call, who, dialogue) -> preferences.reset(call, who));

        AuditCheck auditCheck = new AuditCheck(parts.store(), parts.look(), parts.clock());
        AuditWork audit = new AuditWork(parts.store().auditLog(), auditCheck, parts.look(), parts.clock());
        on(AuditCalls.Search.class, (call, who, dialogue) -> audit.search(call));
        on(AuditCalls.Anonymous.class, (call, who, dialogue) -> audit.anonymous(call));
        on(AuditCalls.Verify.class, (call, who, dialogue) -> audit.verify(call, dialogue));
        on(AuditCalls.AcknowledgeStrays.class, (call, who, dialogue) -> audit.acknowledge(call, who));
        on(AuditCalls.Export.class, (call, who, dialogue) -> audit.export(call, who));
        on(AuditCalls.Head.class, (call, who, dialogue) -> audit.head());
        on(AuditCalls.Key.class, (call, who, dialogue) -> audit.key());
        on(AuditCalls.Page.class, (call, who, dialogue) -> audit.page(call));

        on(WatchCalls.Notices.class, (call, who, dialogue) -> parts.look().notices(call.refresh()));
        on(WatchCalls.Status.class, (call, who, dialogue) -> parts.look().status(call.refresh()));
        AlertWork alerts = new AlertWork(parts.store().alerts(), parts.clock());
        on(WatchCalls.Alerts.class, (call, who, dialogue) -> alerts.list(call));
        on(WatchCalls.AcknowledgeAlert.class, (call, who, dialogue) -> alerts.acknowledge(call, who));

        CheckUpWork checkUp = new CheckUpWork(
                parts.look(), parts.store().alerts(), parts.store().auditLog(), auditCheck, parts.clock());
        on(
                WatchCalls.CheckUp.class,
                (call, who, dialogue) -> checkUp.check(
                        who.actor().name(), call.noted(), rows -> dialogue.progress(new Progress.RowsVerified(rows))));

        FigureWork figures = new FigureWork(parts.store().figures(), parts.clock());
        on(WatchCalls.Figures.class, (call, who, dialogue) -> figures.figures(call));

        NodesWork nodes = new NodesWork(parts.store().nodes(), parts.clock());
        on(WatchCalls.Nodes.class, (call, who, dialogue) -> nodes.all());
        on(WatchCalls.ForgetNode.class, (call, who, dialogue) -> nodes.forget(call, who));

        KeyWork keys = new KeyWork(parts.store(), parts.modules(), parts.trust(), parts.preferences(), parts.clock());
        on(VendingKeyCalls.Table.class, (call, who, dialogue) -> keys.table(call));
        on(VendingKeyCalls.Modules.class, (call, who, dialogue) -> keys.modules());
        on(KmcCalls.All.class, (call, who, dialogue) -> keys.all(call, who));
        on(KmcCalls.One.class, (call, who, dialogue) -> keys.one(call, who));
        on(KmcCalls.LookIntoSlot.class, (call, who, dialogue) -> keys.lookIntoSlot(call, who));
        on(KmcCalls.ShowModuleKey.class, (call, who, dialogue) -> keys.moduleKey(call, who));
        on(KmcCalls.Outstanding.class, (call, who, dialogue) -> keys.outstanding(call, who));
        on(KmcCalls.Request.class, (call, who, dialogue) -> keys.request(call, who));
        on(KmcCalls.Preview.class, (call, who, dialogue) -> keys.preview(call, who));
        on(KmcCalls.Upload.class, (call, who, dialogue) -> keys.upload(call, who));
        on(KmcCalls.LoadAll.class, keys::loadAll);
        on(KmcCalls.Load.class, keys::load);
        on(KmcCalls.End.class, (call, who, dialogue) -> keys.end(call, who));
        on(KmcCalls.DeleteSlot.class, (call, who, dialogue) -> keys.deleteSlot(call, who));

        ClearKeyWork clear = new ClearKeyWork(parts.modules(), officers, parts.store(), keys, parts.clock());
        on(VendingKeyCalls.InRegister.class, (call, who, dialogue) -> clear.inRegister(call));
        on(VendingKeyCalls.Load.class, clear::load);
        on(VendingKeyCalls.Delete.class, clear::delete);

        DitkWork ditks = new DitkWork(parts.modules(), officers, parts.store(), parts.clock(), parts.mode());
        on(DitkCalls.All.class, (call, who, dialogue) -> ditks.all(call));
        on(DitkCalls.Generate.class, ditks::generate);
        on(DitkCalls.Load.class, ditks::load);
        on(DitkCalls.Delete.class, ditks::delete);
        on(DitkCalls.Prove.class, (call, who, dialogue) -> ditks.prove(call, who));

        KmcWork kmcs = new KmcWork(parts.store(), parts.trust(), keys, parts.clock());
        on(KmcCalls.ImportPreview.class, (call, who, dialogue) -> kmcs.preview(call, who));
        on(KmcCalls.Import.class, (call, who, dialogue) -> kmcs.add(call, who));
        on(KmcCalls.Remove.class, (call, who, dialogue) -> kmcs.remove(call, who));
        on(KmcCalls.TrustAnchors.class, (call, who, dialogue) -> kmcs.anchors());
        on(KmcCalls.Trust.class, (call, who, dialogue) -> kmcs.trust(call, who));
        on(KmcCalls.Distrust.class, (call, who, dialogue) -> kmcs.distrust(call, who));

        LicenceWork licences = new LicenceWork(
                parts.modules(), officers, parts.mode(), parts.store().auditLog(), parts.clock());
        on(LicenceCalls.Show.class, (call, who, dialogue) -> licences.show(call));
        on(LicenceCalls.Load.class, (call, who, dialogue) -> licences.load(call, who));
        on(LicenceCalls.PreviewTrust.class, (call, who, dialogue) -> licences.preview(call));
        on(LicenceCalls.Trust.class, licences::trust);

        ModuleWork modules = new ModuleWork(parts.modules(), officers, parts.store(), parts.sells(), parts.clock());
        on(ModuleCalls.SelfTest.class, (call, who, dialogue) -> modules.selfTest(call));
        on(ModuleCalls.AppointOfficers.class, modules::appoint);
        on(ModuleCalls.LookAtRollBack.class, (call, who, dialogue) -> modules.lookAtRollBack(call));
        on(ModuleCalls.AcceptRollBack.class, modules::accept);

        ModuleAccessWork access =
                new ModuleAccessWork(parts.modules(), parts.store().auditLog(), parts.sells(), parts.clock());
        on(ModuleCalls.Log.class, (call, who, dialogue) -> access.log(call));
        on(ModuleCalls.ShowAccess.class, (call, who, dialogue) -> access.show(call));
        on(ModuleCalls.LogIn.class, access::logIn);
        on(ModuleCalls.LogOut.class, (call, who, dialogue) -> access.logOut(call, who));

        PoolWork pool = new PoolWork(parts.modules(), parts.pool());
        on(PoolCalls.All.class, (call, who, dialogue) -> pool.all());
        on(PoolCalls.Drain.class, (call, who, dialogue) -> pool.drain(call, who));
        on(PoolCalls.Resume.class, (call, who, dialogue) -> pool.resume(call, who));
        on(PoolCalls.SetPriority.class, (call, who, dialogue) -> pool.setPriority(call, who));
        on(PoolCalls.SetStandby.class, (call, who, dialogue) -> pool.setStandby(call, who));
        HandWork byHand = new HandWork(parts.issuing());
        on(HandCalls.Credit.class, (call, who, dialogue) -> byHand.credit(call, who));
        on(HandCalls.Management.class, (call, who, dialogue) -> byHand.management(call, who));
        on(HandCalls.SetControl.class, (call, who, dialogue) -> byHand.setControl(call, who));
        on(HandCalls.KeyChange.class, (call, who, dialogue) -> byHand.keyChange(call, who));
        on(HandCalls.DitkChange.class, (call, who, dialogue) -> byHand.ditkChange(call, who));
        on(HandCalls.MeterTest.class, (call, who, dialogue) -> byHand.meterTest(call, who));
        on(HandCalls.Verify.class, (call, who, dialogue) -> byHand.verify(call, who));
        on(HandCalls.Result.class, (call, who, dialogue) -> byHand.result(call, who));
        on(HandCalls.ReadCard.class, (call, who, dialogue) -> byHand.readCard(call, who));

        NodeWork node = new NodeWork(
                parts.certificate(), parts.process(), parts.store().auditLog(), parts.clock(), parts.watch());
        on(ClockCalls.Look.class, (call, who, dialogue) -> node.look());
        on(ClockCalls.Accept.class, (call, who, dialogue) -> node.accept(who));
        on(TlsCalls.Show.class, (call, who, dialogue) -> parts.certificate().shown());
        on(TlsCalls.Export.class, (call, who, dialogue) -> node.export(call, who));
        on(TlsCalls.Renew.class, (call, who, dialogue) -> node.renew(call, who));
        on(NodeCalls.Backup.class, parts.archive()::make);
        on(NodeCalls.Look.class, (call, who, dialogue) -> parts.process().run());
        on(NodeCalls.Restart.class, node::restart);
        MeterWork meters = new MeterWork(parts.store(), parts.clock());
        on(MeterCalls.Issued.class, (call, who, dialogue) -> meters.issued(call, who));
    }

    /** What the use case of the call answers. */
    <R> R carryOut(Operator who, OperatorCall<R> call, Dialogue dialogue) {
        @SuppressWarnings("unchecked") // only on() puts something in
        UseCase<OperatorCall<R>, R> useCase = (UseCase<OperatorCall<R>, R>)
                Objects.requireNonNull(byCall.get(call.getClass()), "every call has its use case");
        return call.isLong()
                ? jobs.run(who, call, dialogue, watched -> useCase.carryOut(call, who, watched))
                : useCase.carryOut(call, who, dialogue);
    }

    private <R, C extends OperatorCall<R>> void on(Class<C> call, UseCase<C, R> useCase) {
        byCall.put(call, useCase);
    }
}
