package io.ptoken.service.operate.approval;

import static io.ptoken.service.operate.approval.TwoPeople.OWNER;
import static io.ptoken.service.operate.approval.TwoPeople.PREFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.access.approval.ApprovalException.Reason;
import io.ptoken.service.access.approval.Approvers;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.OperatorCallRecords;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import io.ptoken.service.operate.call.ApprovalCalls.Standing;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.OperatorCall.Audited;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.preference.CallList;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that take two people, and how they come to be carried out. */
class SecondPersonTest {

    private static final AccountCalls.Remove REMOVE = new AccountCalls.Remove("till");

    private final TwoPeople people = new TwoPeople();

    @Test
    void withoutAListNothingTakesTwo() {
        people.handle("jane", new AccountCalls.SetRoles("bob", Set.of(Role.OPERATOR)));
        people.handle("jane", REMOVE);
        assertThat(people.all()).isEmpty();
    }

    @Test
    void whatIsOnTheListIsPutDownApprovedAndThenCarriedOutOnce() {
        people.listing("user.remove");
        int before = people.service.store.audited().size();

        people.refused(
                Reason.WAITS,
                "waits for approval 1 by another administrator; 'ptoken approvals approve 1'; then repeat the command",
                () -> people.handle("jane", REMOVE));
        assertThat(people.service.store.accounts().find("till")).isPresent();
        people.refused(
                Reason.WAITS,
                "still waits for approval 1 by another administrator; 'ptoken approvals approve 1'; then repeat the"
                        + " command",
                () -> people.handle("jane", REMOVE));
        people.approve("bob", 1);
        assertThat(people.service.store.accounts().find("till")).isPresent();
        people.handle("jane", REMOVE);

        assertThat(people.service.store.accounts().find("till")).isEmpty();
        assertThat(people.newest().standing()).isEqualTo(Standing.USED);
        assertThat(people.service
                        .store
                        .audited()
                        .subList(before, people.service.store.audited().size()))
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::subject, AuditEntry::outcome)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"jane\", \"approvals.ask\", \"1\", \"Ok\")",
                        "(\"jane\", \"user.remove\", \"till\", \"EApproval.Waits\")",
                        "(\"jane\", \"user.remove\", \"till\", \"EApproval.Waits\")",
                        "(\"bob\", \"approvals.approve\", \"1\", \"Ok\")",
                        "(\"jane\", \"approvals.use\", \"1\", \"Ok\")",
                        "(\"jane\", \"user.remove\", \"till\", \"Ok\")");
        assertThat(people.service.store.audited())
                .extracting(AuditEntry::detail)
                .contains(
                        "user.remove till for jane: username: till",
                        "user.remove till for jane",
                        "user.remove till for jane, approved by bob");

        people.service.account("till", Role.API, Role.ISSUE_ANY);
        assertThat(people.waits("jane", REMOVE)).as("used once").isEqualTo(2);
    }

    @Test
    void whoApprovesSeesTheWholeCallWhoAsksAndSinceWhen() {
        people.listing("user.add");
        OperatorCall<?> call = new AccountCalls.Add(
                "eve",
                Set.of(Role.OPERATOR, Role.ISSUE_ENG),
                Optional.of(people.service.clock.instant().plusSeconds(60)),
                FirstUse.KEEP);
        people.waits(OWNER, call);

        Shown shown = people.handle("bob", new ApprovalCalls.All(false)).get(0);
        assertThat(shown.asker()).isEqualTo("the owner, root (jane)");
        assertThat(shown.call()).isEqualTo("user.add");
        assertThat(shown.values())
                .containsExactly(
                        "username: eve",
                        "roles: ptoken-issue-eng, ptoken-operator",
                        "expires: " + people.service.clock.instant().plusSeconds(60),
                        "firstUse: KEEP");
        assertThat(shown.asked()).isEqualTo(people.service.clock.instant());
        assertThat(shown.until()).isEqualTo(people.service.clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void whatIsRefusedIsNotDoneAndAskedForAnew() {
        people.listing("user.remove");
        long id = people.waits("jane", REMOVE);
        people.handle("bob", new ApprovalCalls.Refuse(id, "wrong till"));
        AuditEntry refusal = people.service.store.lastAudited();
        assertThat(refusal.action()).isEqualTo("approvals.refuse");
        assertThat(refusal.actor()).isEqualTo("bob");
        assertThat(refusal.detail()).isEqualTo("user.remove till for jane: wrong till");
        people.refused(
                Reason.UNKNOWN,
                "no request 1 waits for an approval; 'ptoken approvals list' shows those that do",
                () -> people.approve("bob", id));
        assertThat(people.waits("jane", REMOVE)).isEqualTo(2);
    }

    @Test
    void whoAsksMayWithdrawAndSoMayTheOwner() {
        people.listing("user.remove");
        people.handle("jane", new ApprovalCalls.Refuse(people.waits("jane", REMOVE), ""));
        people.handle(OWNER, new ApprovalCalls.Refuse(people.waits("jane", REMOVE), ""));
        assertThat(people.all()).extracting(Shown::standing).containsOnly(Standing.REFUSED);
    }

    @Test
    void anApprovalThatWasNotUsedIsTakenBack() {
        people.listing("user.remove");
        people.approve("bob", people.waits("jane", REMOVE));
        people.handle("bob", new ApprovalCalls.Refuse(1, "on second thoughts"));
        assertThat(people.waits("jane", REMOVE)).isEqualTo(2);
        assertThat(people.service.store.accounts().find("till")).isPresent();
    }

    @Test
    void everybodySeesTheirOwnRequestsAndAdministratorsAll() {
        people.listing("user.remove,kmc.load-all");
        people.waits("otto", new KmcCalls.LoadAll(Optional.empty(), Optional.empty()));
        people.waits("jane", REMOVE);
        assertThat(people.handle("otto", new ApprovalCalls.All(true)))
                .extracting(Shown::asker)
                .containsExactly("otto");
        assertThat(people.handle("bob", new ApprovalCalls.All(true)))
                .extracting(Shown::asker)
                .containsExactly("jane", "otto");
        people.handle("bob", new ApprovalCalls.Refuse(2, ""));
        assertThat(people.handle("bob", new ApprovalCalls.All(false)))
                .extracting(Shown::asker)
                .containsExactly("otto");
    }

    /** A typing error does not cost the other person another walk. */
    @Test
    void whatChangesAllOrNothingAndIsRefusedMayBeTriedAgain() {
        people.listing("user.add");
        OperatorCall<?> call = new AccountCalls.Add("eve", Set.of(Role.OPERATOR), Optional.empty(), FirstUse.KEEP);
        people.approve("bob", people.waits("jane", call));
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> people.handle(people.person("jane"), call, new ScriptedDialogue("short", true)));
        assertThat(people.newest().standing()).isEqualTo(Standing.APPROVED);
        people.handle("jane", call);
        assertThat(people.service.store.accounts().find("eve")).isPresent();
        assertThat(people.newest().standing()).isEqualTo(Standing.USED);
    }

    @Test
    void whoDoesNotConfirmHasNotUsedTheApproval() {
        people.listing("user.remove");
        people.approve("bob", people.waits("jane", REMOVE));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(
                        () -> people.handle(people.person("jane"), REMOVE, new ScriptedDialogue("wrong one", true)));
        people.handle("jane", REMOVE);
    }

    @Test
    void workInStepsIsApprovedForOneTry() {
        people.listing("kmc.load-all");
        OperatorCall<?> call = new KmcCalls.LoadAll(Optional.of("none of that name"), Optional.empty());
        people.approve("bob", people.waits("jane", call));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> people.handle("jane", call))
                .isNotInstanceOf(ApprovalException.class);
        assertThat(people.newest().standing()).isEqualTo(Standing.USED);
    }

    @Test
    void itIsSetOnlyWhenTwoAdministratorsCanSignIn() {
        people.service.account(changed("bob", account -> account.withEnabled(false)));
        assertNotSettable("that takes two administrators who can sign in, and there is one, jane; 'ptoken user add NAME"
                + " --role ptoken-admin' makes another, who then changes the password");
        people.service.account(changed("jane", account -> account.withEnabled(false)));
        assertNotSettable("that takes two administrators who can sign in, and there is none; 'ptoken user add NAME"
                + " --role ptoken-admin' makes another, who then changes the password");
    }

    @Test
    void whoCannotSignInDoesNotCount() {
        List<UnaryOperator<Account>> obstacles = List.of(
                account -> account.withEnabled(false),
                account -> account.withExpires(Optional.of(people.service.clock.instant())),
                account -> account.withPassword(account.passwordHash(), people.service.clock.instant(), true),
                account -> account.withPassword(Account.NO_PASSWORD, people.service.clock.instant(), false),
                account -> account.withCertificate(Optional.of("ab".repeat(32))),
                account -> account.withRoles(Set.of(Role.OPERATOR), people.service.clock.instant()));
        Account bob = people.service.store.accounts().find("bob").orElseThrow();
        for (UnaryOperator<Account> obstacle : obstacles) {
            people.service.account(obstacle.apply(bob));
            assertThatExceptionOfType(ApprovalException.class)
                    .isThrownBy(() -> people.listing("user.remove"))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ADMINISTRATORS));
        }
        people.service.account(bob);
        people.service.preference("account.password.maximum.age.days", "1");
        people.service.clock.advance(Duration.ofDays(1));
        assertNotSettable("that takes two administrators who can sign in, and there is none; 'ptoken user add NAME"
                + " --role ptoken-admin' makes another, who then changes the password");
        people.service.preference("account.password.maximum.age.days", "0");
        people.listing("user.remove");
    }

    @Test
    void whoSetsItIsToldWhosePasswordSomebodyElseSet() {
        people.service.account(changed(
                "bob",
                account -> account.withPassword(CheapHash.of("secret of jane"), account.passwordChanged(), false)));
        assertThat(people.handle("jane", new PreferenceCalls.Set(PREFERENCE, "user.remove"))
                        .warning())
                .contains(
                        "nobody is known to have chosen the password of bob themselves; they approve nothing until they"
                                + " have changed it");
    }

    @Test
    void theListIsWrittenInOneWayAndEmptiedByNothing() {
        assertThat(people.handle("jane", new PreferenceCalls.Set(PREFERENCE, "vk.delete, user.remove,,vk.delete"))
                        .now()
                        .value())
                .isEqualTo("user.remove,vk.delete");
        assertThat(people.handle("jane", new PreferenceCalls.All()).stream()
                        .filter(shown -> shown.name().equals(PREFERENCE))
                        .toList())
                .extracting(PreferenceCalls.Shown::value)
                .containsExactly("user.remove,vk.delete");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> people.listing("vk.load,user.remov"))
                .withMessage(
                        "Preference 'ptoken.secondPersonFor' out of range: got 'vk.load,user.remov', expected names of"
                                + " calls that change something, with commas between; there is no 'user.remov', did you mean"
                                + " 'user.remove'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.passwd-own", "user.list", "approvals.approve", "clock.accept"})
    void whatOnlyLooksIsOnesOwnOrCannotWaitIsOnNoList(String name) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> people.listing(name))
                .satisfies(refusal -> assertThat(RefusalCode.of(refusal)).contains("EPrefRange"));
    }

    /** All that change something; but the present time is another when the clock is accepted, and looks need no second person. */
    @Test
    void theNamesAreThoseOfTheCallsThatChangeSomething() {
        Set<String> changes = OperatorCallRecords.samples().stream()
                .filter(call -> call.audited() != Audited.IF_REFUSED)
                .filter(call -> !(call instanceof ApprovalCalls<?>))
                .filter(call -> call.ownAccount().isEmpty())
                .map(OperatorCall::action)
                .collect(Collectors.toCollection(TreeSet::new));
        changes.removeAll(Set.of("clock.accept", "kmc.import-preview", "kmc.upload-preview", "kmc.request-again"));
        changes.removeAll(Set.of("token.verify", "token.result", "token.card", "token.list"));
        changes.add("user.enable");
        assertThat(CallList.names()).containsExactlyElementsOf(changes);
    }

    @Test
    void whoOnlyLooksNeedsNoStoreForIt() {
        ServiceStore memory = new InMemoryStore();
        ServiceStore silent = (ServiceStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceStore.class},
                (unused, method, arguments) -> method.getName().equals("preferences")
                        ? new SilentPreferences()
                        : method.invoke(memory, arguments));
        SecondPerson rule = new SecondPerson(
                silent,
                new Approvers(memory.accounts(), memory.approvals(), () -> AccessPolicy.DEFAULT, people.service.clock),
                people.service.clock);

        assertThat(rule.takesTwo(new WatchCalls.Status(false))).isFalse();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> rule.takesTwo(REMOVE));
    }

    /** Preferences of a store that does not answer. */
    private static final class SilentPreferences implements PreferenceStore {

        @Override
        public Map<String, String> all() {
            throw new StoreException(StoreException.Reason.UNAVAILABLE, "the store does not answer");
        }

        @Override
        public void set(String name, String value, AuditEntry entry) {
            all();
        }

        @Override
        public void reset(String name, AuditEntry entry) {
            all();
        }
    }

    private void assertNotSettable(String message) {
        people.refused(Reason.ADMINISTRATORS, message, () -> people.listing("user.remove"));
        assertThat(people.service.store.preferences().all()).doesNotContainKey(PREFERENCE);
        assertThat(people.service.store.lastAudited().outcome()).isEqualTo("EApproval.Administrators");
    }

    private Account changed(String username, UnaryOperator<Account> change) {
        return change.apply(people.service.store.accounts().find(username).orElseThrow());
    }
}
