package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.api.Origin;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.call.AuditCalls.Wanted;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
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
    void thePasswordOfANewAccountIsAskedForAndOverwritten() {
        operators.handle(
                jane,
                new AccountCalls.Add("joe", Set.of(Role.OPERATOR), Optional.empty(), FirstUse.KEEP),
                new ScriptedDialogue("a long password", true));

        ScriptedDialogue another = new ScriptedDialogue("another password", true);
        AccountCalls.Shown shown =
                operators.handle(jane, new AccountCalls.SetPassword("joe", FirstUse.MUST_CHANGE), another);

        assertThat(another.asked).containsExactly("password of joe");
        assertThat(another.given).containsOnly('\0');
        assertThat(shown.mustChangePassword()).isTrue();
        assertThat(shown.toString()).doesNotContain("argon2");
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

        assertThat(found(new Wanted("jane", "", "", "", ""), 5))
                .extracting(row -> row.entry().detail())
                .containsExactly("old 300 (default), new 600");
        assertThat(found(new Wanted("", "pref.set", "Ok", "", "ptoken.sessionTimeoutSec"), 1))
                .extracting(row -> row.entry().actor())
                .containsExactly("root (jane)");
        assertThat(found(new Wanted("", "", "EParam", "", ""), 5)).isEmpty();
        List<AuditRow> last = found(Wanted.ALL, 2);
        assertThat(last).hasSize(2);
        assertThat(operators.handle(
                        jane,
                        new AuditCalls.Search(
                                AuditPeriod.ALL, Wanted.ALL, last.get(0).sequence(), 1),
                        yes))
                .extracting(AuditRow::sequence)
                .containsExactly(last.get(0).sequence() - 1);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 0))
                .withMessage("Parameter 'last' out of range: got '0', expected 1-1000");
    }

    @Test
    void theAuditLogIsVerified() {
        assertThat(operators.handle(jane, new AuditCalls.Verify(Optional.empty()), yes))
                .isInstanceOf(AuditVerdict.Whole.class);
    }

    private List<AuditRow> found(Wanted wanted, int last) {
        return operators.handle(jane, new AuditCalls.Search(AuditPeriod.ALL, wanted, 0, last), yes);
    }

    private AuditEntry last() {
        List<AuditRow> rows =
                operators.handle(OWNER, new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 1), Dialogue.NOBODY);
        return rows.get(0).entry();
    }
}
