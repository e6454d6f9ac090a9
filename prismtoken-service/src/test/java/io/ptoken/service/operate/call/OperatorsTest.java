package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch.Wanted;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorsTest {

    private static final Operator OWNER = Operator.owner("root (jane)");

    private final ServiceFixture service = new ServiceFixture();
    private final Operators operators = service.application.operators();
    private final ScriptedDialogue yes = new ScriptedDialogue(ServiceFixture.PASSWORD, true);

    private Operator jane = OWNER;

    @BeforeEach
    void makeAnAdministrator() {
        service.account("jane", Role.ADMIN);
        Account account = service.store.accounts().find("jane").orElseThrow();
        jane = Operator.signedIn(account, Origin.of("10.0.0.7"));
    }

    @Test
    void whatIsDoneIsAuditedWithWhoDidItAndFromWhere() {
        operators.handle(jane, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"), yes);

        AuditEntry entry = last();
        assertThat(entry.actor()).isEqualTo("jane");
        assertThat(entry.origin()).isEqualTo("10.0.0.7");
        assertThat(entry.action()).isEqualTo("pref.set");
        assertThat(entry.outcome()).isEqualTo(AuditEntry.OK);
    }

    @Test
    void theOwnerIsNamedAsTheySaidOfThemselves() {
        operators.handle(OWNER, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"), yes);

        assertThat(last().origin()).isEqualTo("local");
        assertThat(last().actor()).isEqualTo("root (jane)");
    }

    @Test
    void aRefusalIsAuditedAndNothingIsChanged() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(jane, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "0"), yes))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PREF_RANGE));

        assertThat(last().outcome()).isEqualTo("EPrefRange");
        assertThat(last().subject()).isEqualTo("ptoken.sessionTimeoutSec");
        assertThat(service.store.preferences().all()).isEmpty();
    }

    @Test
    void aRefusalOfTheRulesOfAccountsHasACode() {
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> operators.handle(jane, new AccountCalls.Unlock("nobody"), yes));

        assertThat(last().outcome()).isEqualTo("EAccount.Unknown");
        assertThat(last().action()).isEqualTo("user.unlock");
    }

    @Test
    void whoOnlyLooksLeavesNoEntry() {
        long before = service.store.auditLog().head().sequence();

        operators.handle(jane, new AccountCalls.All(), yes);
        operators.handle(jane, new WatchCalls.Notices(false), yes);

        assertThat(service.store.auditLog().head().sequence()).isEqualTo(before);
    }

    @Test
    void theNameOfTheOwnerIsOneLineOfTheAuditLog() {
        Operator said = Operator.owner("root\n\u0000joe");

        assertThat(said.actor().name()).isEqualTo("root??joe");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> Operator.owner(" "))
                .withMessageContaining("'name'");
    }

    /** Time stands still, so that nothing is looked at again for its age. */
    @Test
    void whatAnOperatorHasChangedIsSeenAtOnce() {
        assertThat(notices()).doesNotContain("EAccount.Account");

        operators.handle(
                jane,
                new AccountCalls.SetExpires(
                        "jane", Optional.of(service.clock.instant().plusSeconds(60))),
                yes);

        assertThat(notices()).contains("EAccount.Account");
    }

    private List<String> notices() {
        return operators.handle(jane, new WatchCalls.Notices(false), yes).notices().stream()
                .map(Notice::code)
                .toList();
    }

    @Test
    void thePasswordOfANewAccountIsAskedForAndOverwritten() {
        operators.handle(
                jane,
                new AccountCalls.Add("joe", Set.of(Role.OPERATOR), Optional.empty(), FirstUse.KEEP),
                new ScriptedDialogue("a long password", true));

        ScriptedDialogue another = new ScriptedDialogue("another password", true);
        AccountCalls.Shown shown = operators.handle(
                jane, new AccountCalls.SetPassword("joe", FirstUse.MUST_CHANGE, OpenSessions.END), another);

        assertThat(another.asked).containsExactly("new password of joe");
        assertThat(another.given).containsOnly('\0');
        assertThat(shown.mustChangePassword()).isTrue();
        assertThat(shown.toString()).doesNotContain("argon2");
    }

    @Test
    void everybodyChangesTheirOwnPasswordWithThePresentOne() {
        Answers answers = new Answers(ServiceFixture.PASSWORD, "a new password");

        AccountCalls.Shown shown =
                operators.handle(jane, new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END), answers);

        assertThat(answers.asked).containsExactly("present password of jane", "new password of jane");
        assertThat(answers.given).allSatisfy(secret -> assertThat(secret).containsOnly('\0'));
        assertThat(shown.mustChangePassword()).isFalse();
        assertThat(last().actor()).isEqualTo("jane");
        assertThat(last().action()).isEqualTo("user.passwd");
        assertThat(last().detail()).isEqualTo("by its owner");
    }

    @Test
    void whoMustChangeTheirPasswordFirstDoesSoWithoutHavingSignedIn() {
        operators.handle(
                OWNER,
                new AccountCalls.Add("joe", Set.of(Role.OPERATOR), Optional.empty(), FirstUse.MUST_CHANGE),
                new Answers("a long password"));
        Operator joe = Operator.claiming("joe", Origin.of("10.0.0.8"));

        operators.handle(
                joe,
                new AccountCalls.ChangeOwnPassword("joe", OpenSessions.END),
                new Answers("a long password", "a new password"));

        assertThat(service.store.accounts().find("joe").orElseThrow().mustChangePassword())
                .isFalse();
        assertThat(last().origin()).isEqualTo("10.0.0.8");
    }

    @Test
    void whoClaimsAnAccountMayNothingElse() {
        Operator claims = Operator.claiming("jane", Origin.of("10.0.0.8"));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(claims, new AccountCalls.All(), yes))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(
                        claims,
                        new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END),
                        new Answers("wrong", "a new password")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SIGNIN_AUTHENTICATION));
        assertThat(service.store.accounts().find("jane").orElseThrow().failedSignIns())
                .isEqualTo(1);
        assertThat(last().actor()).as("nobody has proved anything").isEmpty();
    }

    @Test
    void thePasswordOfSomebodyElseIsNotOnesOwn() {
        service.account("joe", Role.OPERATOR);
        Operator joe = Operator.signedIn(service.store.accounts().find("joe").orElseThrow(), Origin.of("10.0.0.8"));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(
                        joe,
                        new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END),
                        new Answers(ServiceFixture.PASSWORD, "a new password")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION));
        assertThat(last().outcome()).isEqualTo("EAuthentication.Permission");
        assertThat(last().actor()).isEqualTo("joe");
    }

    @Test
    void atTheMachineOfTheOwnerAnybodyChangesTheirOwn() {
        operators.handle(
                OWNER,
                new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END),
                new Answers(ServiceFixture.PASSWORD, "a new password"));

        assertThat(last().actor()).isEqualTo("jane");
        assertThat(last().origin()).isEqualTo("local: root (jane)");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(
                        OWNER,
                        new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END),
                        new Answers("wrong", "a new password")));
        assertThat(last().actor()).as("who typed the wrong one").isEqualTo("root (jane)");
        assertThat(last().origin()).isEqualTo("local: root (jane)");

        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> operators.handle(
                        OWNER,
                        new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END),
                        new Answers("a new password", "short")));
        assertThat(last().outcome()).isEqualTo("EAccount.Password");
    }

    /** What refuses a step of a key load before the module is asked, too. */
    @Test
    void aRefusalOfTheHostIsAudited() {
        assertThatExceptionOfType(KeyExchangeException.class)
                .isThrownBy(() ->
                        operators.handle(OWNER, new KmcCalls.Request(Optional.empty(), Optional.empty(), false), yes));

        assertThat(last().action()).isEqualTo("kmc.request");
        assertThat(last().outcome()).isEqualTo("EKmc");
        assertThat(last().actor()).isEqualTo("root (jane)");
    }

    @Test
    void nobodyIsAskedForThePasswordOfAnAccountThatCannotBe() {
        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> operators.handle(
                        jane,
                        new AccountCalls.Add("jane", Set.of(Role.OPERATOR), Optional.empty(), FirstUse.KEEP),
                        yes))
                .withMessage("there is an account 'jane' already");
        assertThat(yes.asked).isEmpty();
    }

    @Test
    void whoHasSignedInGivesTheirPasswordAgainForWhatCannotBeUndone() {
        service.account("joe", Role.OPERATOR);

        operators.handle(jane, new AccountCalls.Remove("joe"), yes);

        assertThat(yes.asked).containsExactly("Remove the account joe? Password of jane");
        assertThat(yes.given).containsOnly('\0');
        assertThat(service.store.accounts().find("joe")).isEmpty();
    }

    @Test
    void aWrongPasswordChangesNothingAndCounts() {
        service.account("joe", Role.OPERATOR);
        ScriptedDialogue wrong = new ScriptedDialogue("wrong", true);

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(jane, new AccountCalls.Remove("joe"), wrong))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SIGNIN_AUTHENTICATION));

        assertThat(service.store.accounts().find("joe")).isPresent();
        assertThat(last().action()).isEqualTo("confirm");
        assertThat(service.store.accounts().find("jane").orElseThrow().failedSignIns())
                .isEqualTo(1);
    }

    @Test
    void theOwnerSaysYes() {
        service.account("joe", Role.OPERATOR);

        operators.handle(OWNER, new AccountCalls.Remove("joe"), yes);

        assertThat(yes.asked).containsExactly("Remove the account joe?");
        assertThat(service.store.accounts().find("joe")).isEmpty();
    }

    @Test
    void withoutAYesNothingIsChanged() {
        service.account("joe", Role.OPERATOR);

        assertThatExceptionOfType(NotConfirmedException.class)
                .isThrownBy(() -> operators.handle(OWNER, new AccountCalls.Remove("joe"), Dialogue.NOBODY))
                .withMessage("not confirmed; nothing was changed");

        assertThat(service.store.accounts().find("joe")).isPresent();
    }

    @Test
    void theAuditLogIsSearched() {
        operators.handle(jane, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"), yes);
        operators.handle(OWNER, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "700"), yes);

        assertThat(found(new Wanted("jane", List.of(), "", "", "", false), 5))
                .extracting(row -> row.entry().detail())
                .containsExactly("old 300 (default), new 600");
        assertThat(found(new Wanted("", List.of("pref.set"), "Ok", "", "ptoken.sessionTimeoutSec", false), 1))
                .extracting(row -> row.entry().actor())
                .containsExactly("root (jane)");
        assertThat(found(new Wanted("", List.of(), "EParam", "", "", false), 5)).isEmpty();
        assertThat(found(new Wanted("", List.of(), "", "", "sessionTimeout", false), 5))
                .as("a part of the name")
                .hasSize(2);
        List<AuditRow> last = found(Wanted.ALL, 2);
        assertThat(last).hasSize(2);
        assertThat(operators
                        .handle(
                                jane,
                                new AuditCalls.Search(
                                        AuditPeriod.ALL, Wanted.ALL, last.get(0).sequence(), 0, 1),
                                yes)
                        .rows())
                .extracting(AuditRow::sequence)
                .containsExactly(last.get(0).sequence() - 1);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 0, 0))
                .withMessage("Parameter 'most' out of range: got '0', expected 1-1000");
    }

    @Test
    void aMeterIsFoundHoweverItWasNamed() {
        for (String meter : List.of("600727123456789030", "12345678903")) {
            operators.handle(jane, new MeterCalls.Issued(meter, 1), yes);
        }

        for (String wanted : List.of("600727123456789030", "12345678903")) {
            assertThat(found(new Wanted("", List.of("token.list"), "", "", wanted, false), 5))
                    .hasSize(2);
        }
        assertThat(found(new Wanted("", List.of("token.list"), "", "", "600727000000000009", false), 5))
                .isEmpty();
    }

    @Test
    void whoMayNotIsToldSoInWordsForPeople() {
        service.account("joe", Role.OPERATOR);
        Operator joe = Operator.signedIn(service.store.accounts().find("joe").orElseThrow(), Origin.of("10.0.0.8"));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> operators.handle(joe, new AccountCalls.Unlock("jane"), yes))
                .withMessage("joe may not do this: it takes the role 'ptoken-admin'");
    }

    @Test
    void aCopyOfTheAuditLogIsAnEntryOfItAndItsLast() {
        Link last = operators.handle(jane, new AuditCalls.Export(AuditPeriod.ALL, AuditFormat.CSV), yes);

        assertThat(last()).isEqualTo(found(Wanted.ALL, 1).get(0).entry());
        assertThat(last().detail()).isEqualTo("from the beginning as CSV");
        assertThat(last().actor()).isEqualTo("jane");
        assertThat(last().origin()).isEqualTo("10.0.0.7");
        assertThat(last().action()).isEqualTo("audit.export");
        assertThat(last().detail()).endsWith(" as CSV");
        assertThat(last.sequence()).isEqualTo(service.store.auditLog().head().sequence());
    }

    @Test
    void theAuditLogIsReadPageByPage() {
        operators.handle(jane, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"), yes);
        operators.handle(jane, new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "700"), yes);
        long head = service.store.auditLog().head().sequence();

        List<AuditRow> first =
                operators.handle(jane, new AuditCalls.Page(AuditPeriod.ALL, head - 2, 1), Dialogue.NOBODY);
        List<AuditRow> second =
                operators.handle(jane, new AuditCalls.Page(AuditPeriod.ALL, head - 1, 5), Dialogue.NOBODY);

        assertThat(first).extracting(AuditRow::sequence).containsExactly(head - 1);
        assertThat(second).extracting(AuditRow::sequence).containsExactly(head);
        assertThat(operators.handle(jane, new AuditCalls.Page(AuditPeriod.ALL, head, 5), Dialogue.NOBODY))
                .isEmpty();
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new AuditCalls.Page(AuditPeriod.ALL, 0, 1001))
                .withMessage("Parameter 'most' out of range: got '1001', expected 1-1000");
    }

    @Test
    void theAuditLogIsVerified() {
        assertThat(operators.handle(jane, new AuditCalls.Verify(Optional.empty()), yes))
                .isInstanceOf(AuditVerdict.Whole.class);
    }

    /** Somebody who gives one answer after another. */
    private static final class Answers implements Dialogue {

        private final List<String> asked = new ArrayList<>();
        private final List<char[]> given = new ArrayList<>();
        private final Deque<String> answers;

        private Answers(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public char[] secret(String what) {
            asked.add(what);
            given.add(answers.remove().toCharArray());
            return given.get(given.size() - 1);
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }

        @Override
        public void show(String what, char[] secret) {
            throw new NotConfirmedException();
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new AssertionError(what);
        }

        @Override
        public void progress(Progress step) {}
    }

    private List<AuditRow> found(Wanted wanted, int last) {
        return operators
                .handle(jane, new AuditCalls.Search(AuditPeriod.ALL, wanted, 0, 0, last), yes)
                .rows();
    }

    private AuditEntry last() {
        List<AuditRow> rows = operators
                .handle(OWNER, new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 0, 1), Dialogue.NOBODY)
                .rows();
        return rows.get(0).entry();
    }
}
