package io.ptoken.service.operate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.access.approval.ApprovalException.Reason;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.PreferenceCalls;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The administrators jane and bob, who chose their passwords, the operator otto, and a list of calls that take two. */
final class TwoPeople {

    static final String PREFERENCE = "ptoken.secondPersonFor";
    static final Operator OWNER = Operator.owner("root (jane)");

    final ServiceFixture service = new ServiceFixture();

    TwoPeople() {
        account("jane", Role.ADMIN);
        account("bob", Role.ADMIN);
        account("otto", Role.OPERATOR);
        service.account("till", Role.API, Role.ISSUE_ANY);
        service.clock.advance(Duration.ofDays(1));
    }

    /** Sets the list. */
    TwoPeople listing(String calls) {
        handle(OWNER, new PreferenceCalls.Set(PREFERENCE, calls));
        service.clock.advance(Duration.ofMinutes(1));
        return this;
    }

    /** An account whose owner chose the password. */
    void account(String username, Role... roles) {
        service.account(Account.of(username, "", Set.of(roles), service.clock.instant())
                .withChosenPassword(CheapHash.of(ServiceFixture.PASSWORD), service.clock.instant()));
    }

    /** Somebody who has signed in, with what they may now. */
    Operator person(String username) {
        return Operator.signedIn(service.store.accounts().find(username).orElseThrow(), Origin.of("10.0.0.7"));
    }

    <R> R handle(Operator who, OperatorCall<R> call) {
        return handle(who, call, new ScriptedDialogue(ServiceFixture.PASSWORD, true));
    }

    <R> R handle(Operator who, OperatorCall<R> call, Dialogue dialogue) {
        return service.application.operators().handle(who, call, dialogue);
    }

    <R> R handle(String username, OperatorCall<R> call) {
        return handle(person(username), call);
    }

    /** Expects that a call is put down, or still waits; its number. */
    long waits(Operator who, OperatorCall<?> call) {
        assertThatExceptionOfType(ApprovalException.class)
                .isThrownBy(() -> handle(who, call))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.WAITS));
        return newest().id();
    }

    long waits(String username, OperatorCall<?> call) {
        return waits(person(username), call);
    }

    Shown newest() {
        return all().get(0);
    }

    List<Shown> all() {
        return handle(OWNER, new ApprovalCalls.All(true));
    }

    void approve(String username, long id) {
        handle(username, new ApprovalCalls.Approve(id));
    }

    void refused(Reason reason, String message, Runnable attempt) {
        assertThatExceptionOfType(ApprovalException.class)
                .isThrownBy(attempt::run)
                .withMessage(message)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
