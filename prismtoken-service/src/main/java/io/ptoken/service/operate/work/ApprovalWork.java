package io.ptoken.service.operate.work;

import io.ptoken.service.access.Permission;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.access.approval.ApprovalException.Reason;
import io.ptoken.service.operate.approval.SecondPerson;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import io.ptoken.service.operate.call.ApprovalCalls.Standing;
import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.ApprovalStore.Approval;
import io.ptoken.service.port.ApprovalStore.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Requests that wait for a second person, for operators. Thread safe. */
record ApprovalWork(ApprovalStore approvals, SecondPerson rule, InstantSource clock) {

    private static final int SHOWN = 1_000;

    List<Shown> all(ApprovalCalls.All call, Operator who) {
        return approvals.newest(SHOWN).stream()
                .filter(approval -> who.may(Permission.READ_ACCOUNTS)
                        || approval.request()
                                .asker()
                                .account()
                                .equals(Optional.of(who.actor().name())))
                .map(this::shown)
                .filter(shown ->
                        call.all() || shown.standing() == Standing.WAITING || shown.standing() == Standing.APPROVED)
                .toList();
    }

    Shown approve(ApprovalCalls.Approve call, Operator who) {
        Approval approval = rule.waiting(call.id());
        rule.requireApprover(who, approval);
        return decided(call, who, approval, State.APPROVED, "");
    }

    /** Anybody who may approve may refuse, the owner and whoever asked among them: nothing is done then. */
    Shown refuse(ApprovalCalls.Refuse call, Operator who) {
        return decided(
                call, who, rule.open(call.id()), State.REFUSED, call.reason().isEmpty() ? "" : ": " + call.reason());
    }

    private Shown decided(ApprovalCalls.Decision call, Operator who, Approval approval, State to, String reason) {
        Instant now = clock.instant();
        boolean done = approvals.decide(
                call.id(),
                to,
                who.actor().name(),
                now,
                rule.entry(who, call.action(), call.id(), SecondPerson.named(approval.request()) + reason));
        return approvals
                .find(call.id())
                .filter(unused -> done)
                .map(this::shown)
                .orElseThrow(() -> new ApprovalException(
                        Reason.UNKNOWN, "somebody else has decided about request " + call.id() + " meanwhile"));
    }

    boolean acknowledge(ApprovalCalls.Acknowledge call, Operator who) {
        if (who.isOwner()) {
            throw new ApprovalException(
                    Reason.APPROVER,
                    "the owner of the installation can switch the second person off; that they did, an administrator"
                            + " acknowledges with --as and their account");
        }
        return approvals.acknowledge(who.actor()
                .did(
                        clock.instant(),
                        call.action(),
                        "",
                        approvals
                                .off()
                                .map(off -> "switched off at " + off.at() + " by " + off.by())
                                .orElse("")));
    }

    private Shown shown(Approval approval) {
        ApprovalStore.Request request = approval.request();
        Instant until = approval.end(SecondPerson.LIFETIME);
        boolean open = approval.state() == State.WAITING || approval.state() == State.APPROVED;
        return new Shown(
                approval.id(),
                open && !clock.instant().isBefore(until)
                        ? Standing.VOID
                        : Standing.valueOf(approval.state().name()),
                (request.asker().account().isEmpty() ? "the owner, " : "")
                        + request.asker().name(),
                request.action(),
                request.content().lines().toList(),
                request.asked(),
                until,
                approval.decider(),
                approval.decided());
    }
}
