package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.service.operate.call.OwnersProof.Outcome;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Issuing by hand (operating requirements section 8), by people with accounts and by the owner of the installation. */
class HandCallsTest {

    private static final Operator OWNER = Operator.owner("root (jane)");
    private static final String PAN = "600727000000000009";
    private static final NamedMeter METER = NamedMeter.of(MeterConfig.of(PAN, 7, 2, 123457, 1, 1, 255));
    private static final HandCalls.Credit CREDIT = credit("m-1");

    private final ServiceFixture service = new ServiceFixture();
    private final ScriptedDialogue dialogue = new ScriptedDialogue("a passphrase", true);
    private Outcome shown = Outcome.GIVEN;
    private Operators operators = operators(ServiceSettings.DEFAULTS);

    private Operators operators(ServiceSettings settings) {
        return PrismToken.on(service.module, service.clock, new SecureRandom())
                .store(service.store)
                .settings(settings.withModuleMemoryMillis(0))
                .proving(person -> {
                    person.secret(OwnersProof.SECRET);
                    return shown;
                })
                .build()
                .operators();
    }

    private static HandCalls.Credit credit(String messageId) {
        return new HandCalls.Credit(messageId, METER, CreditSubclass.ELECTRICITY, BigDecimal.valueOf(100));
    }

    private Operator person(String name, Role... roles) {
        service.account(name, roles);
        return Operator.signedIn(service.store.accounts().find(name).orElseThrow(), Origin.of("10.0.0.7"));
    }

    @Test
    void aPersonIssuesUnderTheirOwnNameAndHasNoSession() {
        List<IssuedToken> tokens = operators.handle(person("jane", Role.ISSUE_CREDIT), CREDIT, dialogue);

        assertThat(tokens).singleElement().satisfies(token -> {
            assertThat(token.pan().digits()).isEqualTo(PAN);
            assertThat(token.transferAmount()).isEqualByComparingTo("100");
        });
        AuditEntry entry = last();
        assertThat(entry.actor()).isEqualTo("jane");
        assertThat(entry.origin()).isEqualTo("10.0.0.7");
        assertThat(entry.action()).isEqualTo("issueCreditToken");
        assertThat(entry.subject()).isEqualTo(PAN);
        assertThat(entry.outcome()).isEqualTo(AuditEntry.OK);
        assertThat(entry.messageId()).isEqualTo("m-1");
        assertThat(dialogue.asked).isEmpty();
        assertThat(service.store.sessions().open(service.clock.instant()))
                .allMatch(session -> session.username().equals("vendor"));
    }

    @Test
    void theOwnerShowsWhatOpensTheModuleAndIssuesUnderAnAccountWithoutPassword() {
        List<IssuedToken> tokens = operators.handle(OWNER, CREDIT, dialogue);

        assertThat(dialogue.asked).containsExactly("passphrase of the security module");
        assertThat(operators.handle(OWNER, new HandCalls.Result("m-1"), dialogue))
                .isEqualTo(tokens);
        assertThat(calls()).extracting(AuditEntry::actor).containsOnly("by-hand");
        assertThat(calls()).extracting(AuditEntry::origin).containsOnly("local: root (jane)");
        Account byHand = service.store.accounts().find("by-hand").orElseThrow();
        assertThat(byHand.hasPassword()).isFalse();
        assertThat(service.store.sessions().open(service.clock.instant()))
                .allMatch(session -> session.username().equals("vendor"));
    }

    @Test
    void whoCannotOpenTheModuleIsRefusedAndAudited() {
        shown = Outcome.WRONG;

        refused(() -> operators.handle(OWNER, CREDIT, dialogue), ErrorCode.SIGNIN_AUTHENTICATION);

        AuditEntry entry = last();
        assertThat(entry.actor()).isEqualTo("root (jane)");
        assertThat(entry.action()).isEqualTo("token.credit");
        assertThat(entry.subject()).isEqualTo(PAN);
        assertThat(entry.outcome()).isEqualTo("ESignin.Authentication");
        assertThat(service.store.tidsUsed()).isZero();
    }

    @Test
    void withHardwareAloneTheOwnerNeedsAnAccount() {
        shown = Outcome.IMPOSSIBLE;

        refused(() -> operators.handle(OWNER, CREDIT, dialogue), ErrorCode.AUTHENTICATION_PERMISSION);

        assertThat(last().outcome()).isEqualTo("EAuthentication.Permission");
        assertThat(service.store.tidsUsed()).isZero();
    }

    @Test
    void nobodyIsAskedForASecretToLookAtAToken() {
        shown = Outcome.WRONG;
        IssuedToken token = operators
                .handle(person("jane", Role.ISSUE_CREDIT), CREDIT, dialogue)
                .get(0);

        operators.handle(OWNER, new HandCalls.Verify("m-2", METER, token.token().decimal()), dialogue);
        operators.handle(OWNER, new HandCalls.ReadCard("m-3", "60072700000000000900000207123457011"), dialogue);

        assertThat(dialogue.asked).isEmpty();
        assertThat(calls()).extracting(AuditEntry::action).contains("verifyToken", "parseIdRecord");
    }

    @Test
    void aSecretOfTheOwnerIsNotAskedOfAPersonWithoutTheRole() {
        refused(
                () -> operators.handle(person("jane", Role.ISSUE_KEYCHANGE), CREDIT, dialogue),
                ErrorCode.AUTHENTICATION_PERMISSION);

        assertThat(dialogue.asked).isEmpty();
        assertThat(service.store.tidsUsed()).isZero();
    }

    @Test
    void aProprietaryTokenNeedsItsPermissionToo() {
        HandCalls.Management proprietary = new HandCalls.Management("m-1", METER, 11, BigDecimal.ONE);
        service.preference("ptoken.allowIssueProprietaryTokens", "1");
        service.clock.advance(Duration.ofSeconds(10));

        refused(
                () -> operators.handle(person("jane", Role.ISSUE_ENG), proprietary, dialogue),
                ErrorCode.AUTHENTICATION_PERMISSION);
        assertThat(last().action()).isEqualTo("issueMseToken");
        assertThat(last().actor()).isEqualTo("jane");

        assertThat(operators.handle(person("joe", Role.ISSUE_ENG, Role.ISSUE_PROPRIETARY), proprietary, dialogue))
                .hasSize(1);
    }

    @Test
    void messageIdsBelongToTheirAccount() {
        Operator jane = person("jane", Role.ISSUE_ANY);
        List<IssuedToken> hers = operators.handle(jane, CREDIT, dialogue);

        assertThat(operators.handle(jane, CREDIT, dialogue)).as("once").isEqualTo(hers);
        assertThat(operators.handle(jane, new HandCalls.Result("m-1"), dialogue))
                .isEqualTo(hers);
        List<IssuedToken> his = operators.handle(person("joe", Role.ISSUE_ANY), CREDIT, dialogue);
        assertThat(his).as("another one").isNotEqualTo(hers);
        refused(() -> operators.handle(jane, new HandCalls.Result("m-2"), dialogue), ErrorCode.CACHE_MISS);
    }

    @Test
    void aMessageIdHasToBeOne() {
        refused(() -> operators.handle(person("jane", Role.ISSUE_ANY), credit("-x"), dialogue), ErrorCode.PARAM_RANGE);
        assertThat(last().outcome()).isEqualTo("EParamRange");
    }

    @Test
    void creditByHandCanBeSwitchedOff() {
        operators = operators(ServiceSettings.DEFAULTS.withCreditByHand(false));
        Operator jane = person("jane", Role.ISSUE_ANY);

        for (Operator who : List.of(jane, OWNER)) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> operators.handle(who, CREDIT, dialogue))
                    .withMessage(
                            "Feature disabled: credit by hand (issuing.creditByHand is false in the configuration)")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERVICE_DISABLED));
            AuditEntry entry = calls().get(calls().size() - 1);
            assertThat(entry.action()).isEqualTo("issueCreditToken");
            assertThat(entry.outcome()).isEqualTo("EService.Disabled");
            assertThat(entry.subject()).isEqualTo(PAN);
            assertThat(entry.messageId()).isEqualTo("m-1");
            assertThat(entry.actor()).isEqualTo(who == jane ? "jane" : "by-hand");
        }
        assertThat(service.store.tidsUsed()).isZero();
        assertThat(operators.handle(jane, new HandCalls.SetControl("m-1", METER, true, 3, 1), dialogue))
                .as("the other kinds go on")
                .hasSize(1);
    }

    @Test
    void disablingTheOwnersAccountStopsTheOwner() {
        operators.handle(OWNER, CREDIT, dialogue);
        service.disable("by-hand");
        service.clock.advance(Duration.ofSeconds(2));

        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> operators.handle(OWNER, credit("m-2"), dialogue))
                .withMessage("the account 'by-hand', under which the owner of the installation issues, is disabled; an"
                        + " account of your own issues with --as NAME");

        AuditEntry entry = last();
        assertThat(entry.actor()).isEqualTo("root (jane)");
        assertThat(entry.action()).isEqualTo("token.credit");
        assertThat(entry.outcome()).isEqualTo("EAccount.OutOfUse");
        assertThat(entries())
                .filteredOn(row -> row.action().equals("signIn"))
                .as("of the first credit")
                .hasSize(1);
    }

    @Test
    void everyRowOfTheOwnerShowsThePersonEvenOfARepeat() {
        operators.handle(OWNER, CREDIT, dialogue);
        operators.handle(OWNER, CREDIT, dialogue);

        List<AuditEntry> theirs = entries().stream()
                .filter(entry -> entry.actor().equals("by-hand"))
                .toList();
        assertThat(theirs)
                .extracting(AuditEntry::action)
                .containsExactly(
                        "user.add", "signIn", "issueCreditToken", "signOut", "signIn", "issueCreditToken", "signOut");
        assertThat(theirs).extracting(AuditEntry::origin).containsOnly("local: root (jane)");
        assertThat(theirs.get(5).detail()).isEqualTo("repeated: the stored tokens once more");
    }

    @Test
    void anAccountOfSomebodyElseIsNotUsed() {
        service.account("by-hand", Role.API, Role.ISSUE_ANY);

        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> operators.handle(OWNER, CREDIT, dialogue))
                .withMessage("the account 'by-hand' has a password or other roles than ptoken-api and ptoken-issue-any,"
                        + " but tokens are issued by hand under that name: remove it with 'ptoken user remove"
                        + " by-hand'");
        assertThat(calls()).extracting(AuditEntry::outcome).containsExactly("EAccount.Exists");
    }

    @Test
    void aMeterIsNamedByItsCard() {
        MeterConfig typed = new MeterConfig("", 0, 0, 0, 0, 0, Optional.empty(), false, 200, "", false, false);
        NamedMeter card = new NamedMeter(Optional.of("60072700000000000900000207123457011"), typed);
        HandCalls.KeyChange change =
                new HandCalls.KeyChange("m-1", card, Optional.empty(), Optional.empty(), Optional.of(5));

        List<IssuedToken> tokens = operators.handle(person("jane", Role.ISSUE_KEYCHANGE), change, dialogue);

        assertThat(tokens.get(0).newConfig().orElseThrow().toSgc()).isEqualTo(123457);
        assertThat(tokens.get(0).newConfig().orElseThrow().toKrn()).isEqualTo(1);
        assertThat(tokens.get(0).newConfig().orElseThrow().toTi()).isEqualTo(5);
        assertThat(calls()).extracting(AuditEntry::action).containsExactly("parseIdRecord", "issueKeyChangeTokens");
    }

    @ParameterizedTest
    @EnumSource(names = {"HUNDRED_THOUSANDTHS", "CURRENCY_UNITS"})
    void currencyIsCountedAsTheTokenDoesWhateverTheScale(CurrencyScale scale) {
        operators = operators(ServiceSettings.DEFAULTS.withCurrencyScale(scale));
        HandCalls.Credit credit =
                new HandCalls.Credit("m-1", METER, CreditSubclass.ELECTRICITY_CURRENCY, BigDecimal.valueOf(1_000));

        assertThat(operators
                        .handle(person("jane", Role.ISSUE_CREDIT), credit, dialogue)
                        .get(0)
                        .scaledAmount())
                .isEqualTo("0.01000");
    }

    /** Whatever the installation's vending system sends: a person names the unit. */
    @Test
    void ofCurrencyIsScaledAsTheInstallationHasChosen() {
        HandCalls.Credit ten =
                new HandCalls.Credit("m-1", METER, CreditSubclass.ELECTRICITY_CURRENCY, BigDecimal.valueOf(1_000_000));

        assertThat(ten.transferAmount(CurrencyScale.HUNDRED_THOUSANDTHS)).isEqualByComparingTo("1000000");
        assertThat(ten.transferAmount(CurrencyScale.CURRENCY_UNITS)).isEqualByComparingTo("10");
        assertThat(ten.transferAmount(CurrencyScale.NOT_CHOSEN)).isEqualByComparingTo("1000000");
    }

    @ParameterizedTest
    @EnumSource(CurrencyScale.class)
    void ofUnitsKnowsNoScale(CurrencyScale scale) {
        assertThat(CREDIT.transferAmount(scale)).isEqualTo(BigDecimal.valueOf(100));
    }

    @Test
    void aMeterTestTokenIsMade() {
        assertThat(operators
                        .handle(
                                person("jane", Role.ISSUE_METERTEST),
                                new HandCalls.MeterTest("m-1", 0, 68_719_476_735L, 0),
                                dialogue)
                        .token()
                        .decimal())
                .isEqualTo("56493153725450313471");
    }

    private static void refused(ThrowingCallable call, ErrorCode code) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private AuditEntry last() {
        List<AuditEntry> entries = entries();
        return entries.get(entries.size() - 1);
    }

    private List<AuditEntry> calls() {
        return entries().stream()
                .filter(entry ->
                        !entry.action().startsWith("sign") && !entry.action().startsWith("user."))
                .toList();
    }

    private List<AuditEntry> entries() {
        return service.store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, 0, 1000).stream()
                .map(AuditRow::entry)
                .toList();
    }
}
