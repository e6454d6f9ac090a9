package io.ptoken.service.operate.approval;

import static io.ptoken.service.operate.approval.TwoPeople.OWNER;
import static io.ptoken.service.operate.approval.TwoPeople.PREFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.access.approval.ApprovalException.Reason;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Standing;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ServiceStore;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody may try who does not want to wait for another. */
class AttacksOnTheSecondPersonTest {

    private static final AccountCalls.Remove REMOVE = new AccountCalls.Remove("till");
    private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMIN);

    private final TwoPeople people = new TwoPeople().listing("user.remove");

    @Test
    void nobodyApprovesTheirOwnCall() {
        long id = people.waits("jane", REMOVE);
        people.refused(
                Reason.APPROVER,
                "nobody approves a call of their own; another administrator has to",
                () -> people.approve("jane", id));
        AuditEntry refused = people.service.store.lastAudited();
        assertThat(refused.action()).isEqualTo("approvals.approve");
        assertThat(refused.outcome()).isEqualTo("EApproval.Approver");
        assertStillWaits("jane");
    }

    @Test
    void theOwnerApprovesNothing() {
        long id = people.waits("jane", REMOVE);
        people.refused(
                Reason.APPROVER,
                "the owner of the installation approves nothing; an administrator does, with --as and their account",
                () -> people.handle(OWNER, new ApprovalCalls.Approve(id)));
        long own = people.waits(OWNER, new AccountCalls.Remove("otto"));
        people.refused(
                Reason.APPROVER,
                "the owner of the installation approves nothing; an administrator does, with --as and their account",
                () -> people.handle(OWNER, new ApprovalCalls.Approve(own)));
        assertStillWaits("jane");
    }

    /** Whoever the owner says they are: it is one and the same. */
    @Test
    void theOwnerNeedsAnApprovalToo() {
        long id = people.waits(OWNER, REMOVE);
        people.approve("bob", id);
        people.handle(Operator.owner("root (somebody else)"), REMOVE);
        assertThat(people.service.store.accounts().find("till")).isEmpty();
    }

    @Test
    void theOwnerOfTheNameOfAnAccountIsNotThatAccount() {
        people.approve("bob", people.waits("jane", REMOVE));
        assertThat(people.waits(Operator.owner("jane"), REMOVE)).isEqualTo(2);
    }

    @Test
    void anApprovalIsForWhoeverAsked() {
        people.account("carol", Role.ADMIN);
        people.approve("bob", people.waits("jane", REMOVE));
        assertThat(people.waits("carol", REMOVE)).isEqualTo(2);
    }

    @Test
    void whoIsNoAdministratorApprovesNothing() {
        long id = people.waits("jane", REMOVE);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> people.approve("otto", id))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION));
    }

    @Test
    void whoHasOnlySaidTheirNameApprovesNothing() {
        long id = people.waits("jane", REMOVE);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> people.handle(
                        Operator.claiming("bob", people.person("bob").actor().origin()),
                        new ApprovalCalls.Approve(id)));
        assertStillWaits("jane");
    }

    /** A screen that was left open is not the person. */
    @Test
    void whoApprovesGivesTheirPassword() {
        long id = people.waits("jane", REMOVE);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> people.handle(
                        people.person("bob"), new ApprovalCalls.Approve(id), new ScriptedDialogue("not his", true)));
        assertStillWaits("jane");
    }

    @Test
    void aSecondAccountThatTheCallerMadeApprovesNothing() {
        long id = people.waits("jane", REMOVE);
        OperatorCall<?> second = new AccountCalls.Add("jane2", ADMINISTRATOR, Optional.empty(), FirstUse.MUST_CHANGE);
        people.approve("bob", people.waits("jane", second));
        people.handle("jane", second);
        change("jane2");

        people.refused(
                Reason.APPROVER,
                "'jane2' became an administrator after this was asked for; one who was before has to approve it",
                () -> people.approve("jane2", id));
        people.service.clock.advance(Duration.ofMinutes(1));
        long later = people.waits("jane", new AccountCalls.Remove("otto"));
        people.refused(
                Reason.APPROVER,
                "'jane2' has roles that jane changed since there is a list of calls that take two; another administrator has"
                        + " to approve it",
                () -> people.approve("jane2", later));
        people.approve("bob", later);
        long bobs = people.waits("bob", REMOVE);
        people.approve("jane2", bobs); // for whom she is somebody else
    }

    @Test
    void whoBecameAnAdministratorAtThatMomentWasNotOneBefore() {
        long id = people.waits("jane", REMOVE);
        people.account("carol", Role.ADMIN);
        people.refused(
                Reason.APPROVER,
                "'carol' became an administrator after this was asked for; one who was before has to approve it",
                () -> people.approve("carol", id));
    }

    static Stream<OperatorCall<?>> alwaysOnTheList() {
        return Stream.of(
                new AccountCalls.Add("eve", ADMINISTRATOR, Optional.empty(), FirstUse.KEEP),
                new AccountCalls.SetRoles("otto", ADMINISTRATOR),
                new AccountCalls.SetRoles("bob", Set.of(Role.OPERATOR)),
                new AccountCalls.SetRoles("bob", Set.of(Role.ADMIN, Role.OPERATOR)),
                new AccountCalls.SetPassword("bob", FirstUse.KEEP, OpenSessions.END),
                new AccountCalls.SetPassword("jane", FirstUse.KEEP, OpenSessions.END),
                new AccountCalls.SetEnabled("bob", false),
                new AccountCalls.SetEnabled("bob", true),
                new AccountCalls.SetExpires("bob", Optional.of(Instant.parse("2027-01-01T00:00:00Z"))),
                new AccountCalls.Unlock("bob"),
                new AccountCalls.BindCertificate("bob", "ab".repeat(32)),
                new AccountCalls.UseCertificateAlone("bob"),
                new AccountCalls.UnbindCertificate("bob"),
                new AccountCalls.Remove("bob"),
                new PreferenceCalls.Set(PREFERENCE, ""),
                new PreferenceCalls.Set(PREFERENCE, "vk.load"),
                new PreferenceCalls.Set(PREFERENCE, "user.remove,vk.load"),
                new PreferenceCalls.Reset(PREFERENCE));
    }

    @ParameterizedTest
    @MethodSource("alwaysOnTheList")
    void administratorsAndTheListItselfTakeTwoWhileItIsSet(OperatorCall<?> call) {
        TwoPeople other = new TwoPeople().listing("vk.delete");
        List<Account> accounts = other.service.store.accounts().all();
        other.waits("jane", call);
        other.waits(OWNER, call);
        assertThat(other.service.store.accounts().all()).isEqualTo(accounts);
        assertThat(other.service.store.preferences().all()).containsEntry(PREFERENCE, "vk.delete");
    }

    @Test
    void whatIsNotOnTheListTakesOne() {
        people.handle("jane", new AccountCalls.SetRoles("till", Set.of(Role.API, Role.ISSUE_CREDIT)));
        people.handle("jane", new AccountCalls.Add("eve", Set.of(Role.OPERATOR), Optional.empty(), FirstUse.KEEP));
        people.handle("jane", new AccountCalls.SetPassword("otto", FirstUse.KEEP, OpenSessions.END));
        people.handle("jane", new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"));
        people.handle("jane", new OpenSessionCalls.RevokeAll("bob"));
        assertThat(people.all()).isEmpty();
    }

    @Test
    void aPasswordThatSomebodyElseSetDoesNotCountUntilItsOwnerHasChangedIt() {
        TwoPeople before = new TwoPeople();
        before.handle("jane", new AccountCalls.SetPassword("bob", FirstUse.KEEP, OpenSessions.END));
        before.listing("user.remove");
        long id = before.waits("jane", REMOVE);
        before.refused(
                Reason.APPROVER,
                "somebody else set the password of 'bob'; change it with 'ptoken user passwd bob --own --as bob' first",
                () -> before.approve("bob", id));
        before.handle(
                Operator.claiming("bob", before.person("bob").actor().origin()),
                new AccountCalls.ChangeOwnPassword("bob", OpenSessions.END),
                new Typed(ServiceFixture.PASSWORD, "chosen by bob"));
        before.handle(before.person("bob"), new ApprovalCalls.Approve(id), new ScriptedDialogue("chosen by bob", true));
        before.handle("jane", REMOVE);
        assertThat(before.service.store.accounts().find("till")).isEmpty();
    }

    @Test
    void anotherCallThanTheOneApprovedTakesAnotherApproval() {
        people.approve("bob", people.waits("jane", REMOVE));
        people.waits("jane", new AccountCalls.Remove("otto"));
        OperatorCall<?> roles = new AccountCalls.SetRoles("otto", Set.of(Role.ADMIN));
        people.approve("bob", people.waits("jane", roles));
        people.waits("jane", new AccountCalls.SetRoles("otto", Set.of(Role.ADMIN, Role.OPERATOR)));
        people.waits("jane", new AccountCalls.SetEnabled("bob", false));
        people.handle("jane", roles);
    }

    @Test
    void afterADayAnApprovalIsVoid() {
        people.approve("bob", people.waits("jane", REMOVE));
        people.service.clock.advance(Duration.ofHours(24));
        assertThat(people.newest().standing()).isEqualTo(Standing.VOID);
        assertThat(people.waits("jane", REMOVE)).isEqualTo(2);
    }

    @Test
    void untilThenItIsGood() {
        people.approve("bob", people.waits("jane", REMOVE));
        people.service.clock.advance(Duration.ofHours(24).minusSeconds(1));
        people.handle("jane", REMOVE);
    }

    @Test
    void afterADayARequestIsVoid() {
        long id = people.waits("jane", REMOVE);
        people.service.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(people.newest().standing()).isEqualTo(Standing.WAITING);
        people.service.clock.advance(Duration.ofSeconds(1));
        assertThat(people.newest().standing()).isEqualTo(Standing.VOID);
        people.refused(
                Reason.UNKNOWN,
                "no request 1 waits for an approval; 'ptoken approvals list' shows those that do",
                () -> people.approve("bob", id));
        assertThat(people.waits("jane", REMOVE)).isEqualTo(2);
    }

    @Test
    void whoseRolesTheCallerChangedApprovesNothingForThem() {
        people.account("carol", Role.ADMIN);
        people.service.clock.advance(Duration.ofMinutes(1));
        OperatorCall<?> roles = new AccountCalls.SetRoles("bob", Set.of(Role.ADMIN, Role.OPERATOR));
        people.approve("carol", people.waits("jane", roles));
        people.handle("jane", roles);
        people.service.clock.advance(Duration.ofMinutes(1));

        long id = people.waits("jane", REMOVE);
        people.refused(
                Reason.APPROVER,
                "'bob' has roles that jane changed since there is a list of calls that take two; another administrator has to"
                        + " approve it",
                () -> people.approve("bob", id));
        people.approve("carol", id);
    }

    /** What was before the list was set is nobody's business; a list that is set anew counts from then. */
    @Test
    void rolesThatWereChangedBeforeTheListCountForNothing() {
        TwoPeople before = new TwoPeople();
        before.handle("jane", new AccountCalls.SetRoles("bob", Set.of(Role.ADMIN, Role.OPERATOR)));
        before.service.clock.advance(Duration.ofMinutes(1));
        before.listing("user.remove");
        before.approve("bob", before.waits("jane", REMOVE));
    }

    @Test
    void aChangeOfTheListDoesNotForgetWhoseRolesWereChanged() {
        people.account("carol", Role.ADMIN);
        people.service.clock.advance(Duration.ofMinutes(1));
        for (OperatorCall<?> call : List.<OperatorCall<?>>of(
                new AccountCalls.SetRoles("bob", Set.of(Role.ADMIN, Role.OPERATOR)),
                new PreferenceCalls.Set(PREFERENCE, "user.remove,vk.load"))) {
            people.approve("carol", people.waits("jane", call));
            people.handle("jane", call);
            people.service.clock.advance(Duration.ofMinutes(1));
        }
        long id = people.waits("jane", REMOVE);
        assertThatExceptionOfType(ApprovalException.class).isThrownBy(() -> people.approve("bob", id));
    }

    @Test
    void anApproverWhoIsNoneAnyMoreHasApprovedNothing() {
        people.approve("bob", people.waits("jane", REMOVE));
        people.service.account(people.service
                .store
                .accounts()
                .find("bob")
                .orElseThrow()
                .withRoles(Set.of(Role.OPERATOR), people.service.clock.instant()));
        people.refused(
                Reason.APPROVER,
                "the approval 1 is no good any more: 'bob' is no administrator who can sign in; have it refused, and repeat"
                        + " the command to ask anew",
                () -> people.handle("jane", REMOVE));
        assertThat(people.service.store.accounts().find("till")).isPresent();
        people.handle("jane", new ApprovalCalls.Refuse(1, ""));
        assertThat(people.waits("jane", REMOVE)).isEqualTo(2);
    }

    @Test
    void ofManyWhoUseOneApprovalOneDoes() throws Exception {
        OperatorCall<?> call = new PreferenceCalls.Reset(PREFERENCE);
        people.approve("bob", people.waits("jane", call));
        ServiceFixture service = people.service;
        Operators second = PrismToken.on(service.module, service.clock, new SecureRandom())
                .store(service.store)
                .settings(ServiceSettings.DEFAULTS.withModuleMemoryMillis(0))
                .build()
                .operators();
        List<Operators> nodes = List.of(service.application.operators(), second);
        Operator jane = people.person("jane");

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<?> done : threads.invokeAll(IntStream.range(0, 32)
                    .<Callable<Object>>mapToObj(i -> () -> attempt(nodes.get(i % 2), jane, call))
                    .toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(service.store.audited())
                .filteredOn(entry -> entry.action().equals("approvals.use"))
                .hasSize(1);
    }

    private static Object attempt(Operators node, Operator who, OperatorCall<?> call) {
        try {
            return node.handle(who, call, new ScriptedDialogue(ServiceFixture.PASSWORD, true));
        } catch (ApprovalException late) {
            return late;
        }
    }

    @Test
    void whatWasAskedAtOneNodeIsApprovedAndUsedAtAnother() {
        ServiceFixture service = people.service;
        Operators second = PrismToken.on(service.module, service.clock, new SecureRandom())
                .store(service.store)
                .build()
                .operators();
        long id = people.waits("jane", REMOVE);
        second.handle(
                people.person("bob"),
                new ApprovalCalls.Approve(id),
                new ScriptedDialogue(ServiceFixture.PASSWORD, true));
        second.handle(people.person("jane"), REMOVE, new ScriptedDialogue(ServiceFixture.PASSWORD, true));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> people.handle("jane", REMOVE));
        assertThat(people.newest().id()).as("asked for anew").isEqualTo(2);
    }

    /** Somebody begins to set the password of an account, and waits with the answer until it is an administrator's. */
    @Test
    void whoBecomesAnAdministratorWhileAPasswordIsTypedTakesTwo() {
        String hash = people.service.store.accounts().find("otto").orElseThrow().passwordHash();
        Dialogue slow = new Typed("typed too late") {
            @Override
            public char[] secret(String what) {
                people.account("otto", Role.ADMIN);
                return super.secret(what);
            }
        };
        assertThatExceptionOfType(ApprovalException.class)
                .isThrownBy(() -> people.handle(
                        people.person("jane"),
                        new AccountCalls.SetPassword("otto", FirstUse.KEEP, OpenSessions.END),
                        slow))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.WAITS));
        assertThat(people.service.store.accounts().find("otto").orElseThrow().passwordHash())
                .isEqualTo(hash);
    }

    @Test
    void whoBecomesAnAdministratorWhileSomebodyIsAskedWhetherTheyAreSureTakesTwo() {
        TwoPeople other = new TwoPeople().listing("vk.load");
        Dialogue slow = new Typed(ServiceFixture.PASSWORD) {
            @Override
            public char[] secret(String what) {
                other.account("otto", Role.ADMIN);
                return super.secret(what);
            }
        };
        assertThatExceptionOfType(ApprovalException.class)
                .isThrownBy(() -> other.handle(other.person("jane"), new AccountCalls.Remove("otto"), slow));
        assertThat(other.service.store.accounts().find("otto")).isPresent();
    }

    /** Another node makes somebody an administrator after the last look of this one, before the change is stored. */
    @ParameterizedTest
    @MethodSource("changesOfOtto")
    void whoBecomesAnAdministratorAfterTheLastLookIsNotChanged(AccountCalls.Change call) {
        TwoPeople other = new TwoPeople().listing("vk.load");
        Operators node = nodeWhereOttoBecomesAnAdministratorAtTheLastMoment(other);
        Operator jane = other.person("jane");
        assertThatExceptionOfType(NotConfirmedException.class)
                .isThrownBy(() -> node.handle(jane, call, new ScriptedDialogue(ServiceFixture.PASSWORD, true)))
                .withMessage("not confirmed; the account 'otto' is an administrator's by now, which takes a second"
                        + " person; repeat the command");
        assertThat(other.service.store.accounts().find("otto"))
                .hasValueSatisfying(otto -> assertThat(otto.roles()).containsExactly(Role.ADMIN))
                .hasValueSatisfying(otto -> assertThat(otto.enabled()).isTrue())
                .hasValueSatisfying(otto -> assertThat(otto.passwordChosen()).isTrue())
                .hasValueSatisfying(otto -> assertThat(otto.expires()).isEmpty())
                .hasValueSatisfying(otto -> assertThat(otto.certificate()).isEmpty());
        other.waits("jane", call);
    }

    /** What somebody else has approved is carried out. */
    @ParameterizedTest
    @MethodSource("changesOfOtto")
    void whatIsApprovedForAnAdministratorIsCarriedOut(AccountCalls.Change call) {
        people.account("otto", Role.ADMIN);
        people.service.clock.advance(Duration.ofMinutes(1));
        people.approve("bob", people.waits("jane", call));
        people.handle("jane", call);
        assertThat(people.service.store.audited())
                .extracting(AuditEntry::action)
                .contains(call.action());
    }

    private static Stream<AccountCalls.Change> changesOfOtto() {
        return Stream.of(
                new AccountCalls.SetPassword("otto", FirstUse.KEEP, OpenSessions.END),
                new AccountCalls.SetRoles("otto", Set.of(Role.AUDITOR)),
                new AccountCalls.SetEnabled("otto", false),
                new AccountCalls.SetExpires("otto", Optional.of(Instant.parse("2027-01-01T00:00:00Z"))),
                new AccountCalls.Unlock("otto"),
                new AccountCalls.BindCertificate("otto", "ab".repeat(32)),
                new AccountCalls.Remove("otto"));
    }

    private static Operators nodeWhereOttoBecomesAnAdministratorAtTheLastMoment(TwoPeople people) {
        AccountStore accounts = people.service.store.accounts();
        AccountStore late = proxy(AccountStore.class, (method, arguments) -> {
            if (method.getName().equals("update") || method.getName().equals("remove")) {
                people.account("otto", Role.ADMIN);
            }
            return method.invoke(accounts, arguments);
        });
        ServiceStore store = proxy(
                ServiceStore.class,
                (method, arguments) ->
                        method.getName().equals("accounts") ? late : method.invoke(people.service.store, arguments));
        return PrismToken.on(people.service.module, people.service.clock, new SecureRandom())
                .store(store)
                .build()
                .operators();
    }

    private interface Answer {

        Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> port, Answer answer) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, all) -> {
            try {
                return answer.to(method, all);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void onesOwnPasswordIsChangedAlone() {
        change("jane");
        people.handle(
                OWNER,
                new AccountCalls.ChangeOwnPassword("bob", OpenSessions.END),
                new Typed(ServiceFixture.PASSWORD, "another of bob"));
        assertThat(people.all()).isEmpty();
    }

    /** After an update back and forth: what the newer release knew is passed over, the rest holds. */
    @Test
    void aListThatThisReleaseDoesNotTakeWholeHoldsAsFarAsItDoes() {
        AuditEntry entry = AuditEntry.local(people.service.clock.instant(), "test", "pref.set", PREFERENCE, "");
        people.service.store.preferences().set(PREFERENCE, "user.remove,moon.land", entry);
        people.waits("jane", REMOVE);
        people.service.store.preferences().set(PREFERENCE, "moon.land", entry);
        people.waits("jane", new AccountCalls.Remove("bob"));
    }

    private void change(String username) {
        people.handle(
                Operator.claiming(username, people.person(username).actor().origin()),
                new AccountCalls.ChangeOwnPassword(username, OpenSessions.END),
                new Typed(ServiceFixture.PASSWORD, "chosen by them"));
        people.service.account(people.service
                .store
                .accounts()
                .find(username)
                .orElseThrow()
                .withChosenPassword(CheapHash.of(ServiceFixture.PASSWORD), people.service.clock.instant()));
    }

    private void assertStillWaits(String who) {
        assertThat(people.service.store.accounts().find("till")).isPresent();
        people.waits(who, REMOVE);
        assertThat(people.service.store.accounts().find("till")).isPresent();
    }

    /** Somebody who types one thing after another. */
    private static class Typed implements Dialogue {

        private final Deque<String> answers;

        Typed(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public char[] secret(String what) {
            return answers.removeFirst().toCharArray();
        }

        @Override
        public boolean confirm(String question) {
            return true;
        }

        @Override
        public void show(String what, char[] secret) {
            throw new IllegalStateException("nothing is shown");
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new AssertionError(what);
        }

        @Override
        public void progress(Progress step) {
            throw new IllegalStateException("there are no steps");
        }
    }
}
