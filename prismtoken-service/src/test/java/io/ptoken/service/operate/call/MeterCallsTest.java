package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.service.operate.call.MeterCalls.IssuedCall;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens by meter. */
class MeterCallsTest {

    private static final String PAN = "600727000000000009";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ServiceFixture service = new ServiceFixture();
    private final Operators operators = service.application.operators();
    private final ScriptedDialogue dialogue = new ScriptedDialogue(ServiceFixture.PASSWORD, true);
    private Operator jane = Operator.owner("root");
    private Operator ann = jane;

    @BeforeEach
    void makeAccounts() {
        jane = person("jane", "10.0.0.7", Role.ISSUE_CREDIT);
        ann = person("ann", "10.0.0.8", Role.AUDITOR);
    }

    private Operator person(String name, String address, Role role) {
        service.account(name, role);
        return Operator.signedIn(service.store.accounts().find(name).orElseThrow(), Origin.of(address));
    }

    private List<IssuedToken> sell(String messageId, String meter) {
        return operators.handle(
                jane,
                new HandCalls.Credit(
                        messageId,
                        NamedMeter.of(MeterConfig.of(meter, 7, 2, 123457, 1, 1, 255)),
                        CreditSubclass.ELECTRICITY,
                        BigDecimal.valueOf(100)),
                dialogue);
    }

    private MeterCalls.Tokens ask(Operator who, String meter, int last) {
        return operators.handle(who, new MeterCalls.Issued(meter, last), dialogue);
    }

    @Test
    void whatWasIssuedIsToldWithWhenByWhomAndFromWhere() {
        List<IssuedToken> first = sell("m-1", PAN);
        service.clock.advance(Duration.ofMinutes(5));
        List<IssuedToken> second = sell("m-2", PAN);

        MeterCalls.Tokens issued = ask(ann, PAN, 20);

        assertThat(issued.pan().digits()).isEqualTo(PAN);
        assertThat(issued.calls())
                .containsExactly(
                        new IssuedCall(NOON, "jane", Optional.of("10.0.0.7"), "m-1", first),
                        new IssuedCall(
                                NOON.plus(Duration.ofMinutes(5)), "jane", Optional.of("10.0.0.7"), "m-2", second));
        assertThat(ask(ann, PAN, 1).calls())
                .extracting(IssuedCall::messageId)
                .as("the last")
                .containsExactly("m-2");
    }

    /** A vending system's sale, and the number of the meter in its other form. */
    @Test
    void aSaleOfTheApiIsToldAsWell() {
        service.service.handle(new IssueCalls.Credit(
                service.call("m-9"), MeterConfig.of(PAN, 7, 2, 123457, 1, 1, 255), 0, BigDecimal.TEN, IssueTime.NOW));

        assertThat(ask(jane, "00000000000", 20).calls()).singleElement().satisfies(call -> {
            assertThat(call.account()).isEqualTo("vendor");
            assertThat(call.origin()).hasValue("local");
            assertThat(call.messageId()).isEqualTo("m-9");
        });
    }

    @Test
    void whoGotThemIsInTheAuditLog() {
        sell("m-1", PAN);

        ask(ann, PAN, 20);

        AuditEntry entry = last();
        assertThat(entry.actor()).isEqualTo("ann");
        assertThat(entry.origin()).isEqualTo("10.0.0.8");
        assertThat(entry.action()).isEqualTo("token.list");
        assertThat(entry.subject()).isEqualTo(PAN);
        assertThat(entry.outcome()).isEqualTo(AuditEntry.OK);
        assertThat(entry.detail()).isEqualTo("calls shown: 1");
    }

    @Test
    void ofAMeterThatGotNothingThereIsNothing() {
        sell("m-1", PAN);

        assertThat(ask(ann, "12345678903", 20).calls()).isEmpty();
    }

    @Test
    void whereTheAuditLogDoesNotGoBackSoFarTheAddressIsNotKnown() {
        sell("m-1", PAN);
        service.store.auditLog().trim(NOON.plusSeconds(1), 1000);

        assertThat(ask(ann, PAN, 20).calls()).singleElement().satisfies(call -> {
            assertThat(call.origin()).isEmpty();
            assertThat(call.account()).isEqualTo("jane");
        });
    }

    @Test
    void aNumberOfNoMeterIsRefused() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> ask(ann, "600727000000000008", 20))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.STS_CHECK_DIGIT));
        assertThat(last().outcome()).isEqualTo("ESts.DrnOrPan.CheckDigit");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new MeterCalls.Issued(PAN, 101))
                .withMessage("Parameter 'last' out of range: got '101', expected 1-100");
    }

    private AuditEntry last() {
        AuditLog log = service.store.auditLog();
        return log.page(Instant.EPOCH, AuditLog.END_OF_TIME, log.head().sequence() - 1, 1)
                .get(0)
                .entry();
    }
}
