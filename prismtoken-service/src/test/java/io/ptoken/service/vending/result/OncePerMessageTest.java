package io.ptoken.service.vending.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** messageId: repetition, refusal, and fetching a lost reply (wire reference section 7). */
class OncePerMessageTest {

    private static final String USED =
            "Parameter 'messageId' out of range: got 'm-1', expected one not yet used, or the method and parameters it "
                    + "was used with";

    private final ServiceFixture fixture = new ServiceFixture();
    private final CallContext call = fixture.call("m-1");

    @Test
    void returnsTheStoredTokensToARepeatedCall() {
        List<IssuedToken> first = credit(call, "102.0");

        assertThat(credit(call, "102.00")).isEqualTo(first);
        assertThat(fixture.store.tidsUsed()).isEqualTo(1);
        assertThat(fixture.module.vended()).isEqualTo(1);
    }

    @Test
    void writesToTheAuditLogThatTokensAreGivenOnceMore() {
        credit(call, "102.0");
        AuditEntry issued = lastAudit();

        credit(call, "102.0");

        assertThat(lastAudit()).isEqualTo(issued.withDetail("repeated: the stored tokens once more"));
        assertThat(issued.detail()).startsWith("class 0/0 SGC 123457 KRN 1 TID ");
    }

    private AuditEntry lastAudit() {
        return fixture.store
                .auditLog()
                .page(
                        Instant.EPOCH,
                        AuditLog.END_OF_TIME,
                        fixture.store.auditLog().head().sequence() - 1,
                        1)
                .get(0)
                .entry();
    }

    @Test
    void refusesAUsedMessageIdForOtherParameters() {
        credit(call, "102.0");

        fixture.assertRefused(() -> credit(call, "103.0"), ErrorCode.PARAM_RANGE, USED);
    }

    @Test
    void refusesAUsedMessageIdForAnotherMethod() {
        fixture.service.handle(
                new IssueCalls.Management(call, Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW));

        fixture.assertRefused(() -> credit(call, "10"), ErrorCode.PARAM_RANGE, USED);
        fixture.assertRefused(
                () -> fixture.service.handle(new IssueCalls.KeyChange(
                        call, Meters.sample().config(), new MeterConfigAmendment(123_457, 1, 2))),
                ErrorCode.PARAM_RANGE,
                USED);
        fixture.assertRefused(
                () -> fixture.service.handle(
                        new IssueCalls.SetControl(call, Meters.sample().config(), true, 1, 1, IssueTime.NOW)),
                ErrorCode.PARAM_RANGE,
                USED);
    }

    @Test
    void looksAtEveryFieldOfTheMeter() {
        credit(call, "102.0");

        for (Meters other : List.of(
                Meters.sample().drn("58000079523"),
                Meters.sample().ea(11),
                Meters.sample().tct(1),
                Meters.sample().sgc(1),
                Meters.sample().krn(2),
                Meters.sample().ti(2),
                Meters.sample().ken(1),
                Meters.sample().doe("9912"),
                Meters.sample().newConfig(1, 1, 1),
                Meters.sample().allow3Kct(),
                Meters.sample().allowKrnUpdate(),
                Meters.sample().allowKenUpdate())) {
            fixture.assertRefused(
                    () -> fixture.service.handle(
                            new IssueCalls.Credit(call, other.config(), 0, new BigDecimal("102.0"), IssueTime.NOW)),
                    ErrorCode.PARAM_RANGE,
                    USED);
        }
    }

    @Test
    void letsASignInAndReadingCallsShareTheMessageId() {
        fixture.service.handle(new ReadCalls.Status(call));
        fixture.service.handle(new IssueCalls.MeterTest(call, 0, 0, 0));
        fixture.service.handle(new ReadCalls.Verify(call, Meters.sample().config(), "00000000000134220736"));

        assertThat(credit(call, "102.0")).hasSize(1);
        fixture.service.handle(new ReadCalls.Status(call));
        fixture.service.handle(new IssueCalls.MeterTest(call, 1, 0, 0));
    }

    @Test
    void keepsTheMessagesOfTwoCallersApart() {
        CallContext other =
                new CallContext("m-1", fixture.callOf("other", Role.ISSUE_ANY).accessToken());

        List<IssuedToken> mine = credit(call, "102.0");
        List<IssuedToken> theirs = credit(other, "55.0");

        assertThat(theirs).isNotEqualTo(mine);
        assertThat(fixture.service.handle(new ReadCalls.Result(fixture.call(), "m-1")))
                .isEqualTo(mine);
        assertThat(fixture.service.handle(new ReadCalls.Result(other, "m-1"))).isEqualTo(theirs);
    }

    @Test
    void fetchesALostReplyAsOftenAsWanted() {
        List<IssuedToken> lost = credit(call, "102.0");

        assertThat(fixture.service.handle(new ReadCalls.Result(fixture.call("m-2"), "m-1")))
                .isEqualTo(lost);
        assertThat(fixture.service.handle(new ReadCalls.Result(fixture.call("m-1"), "m-1")))
                .isEqualTo(lost);
    }

    @Test
    void missesWhatWasNeverIssued() {
        fixture.assertRefused(
                () -> fixture.service.handle(new ReadCalls.Result(call, "m-9")),
                ErrorCode.CACHE_MISS,
                "The requested entry was not found in the cache");
        fixture.assertRefused(
                () -> fixture.service.handle(new ReadCalls.Result(call, "not an ident")),
                ErrorCode.PARAM_RANGE,
                "Parameter 'reqMessageId' out of range: got 'not an ident', expected 1-40 letters, digits or _-., "
                        + "beginning with a letter or digit");
    }

    @Test
    void refusesAMessageIdThatIsNoIdent() {
        fixture.assertRefused(
                () -> credit(fixture.call("-1"), "102.0"),
                ErrorCode.PARAM_RANGE,
                "Parameter 'messageId' out of range: got '-1', expected 1-40 letters, digits or _-., beginning with a "
                        + "letter or digit");
    }

    @Test
    void lastsLongerThanTheIdentificationOfTheMeter() {
        Meters meter = Meters.sample().doe("2611");
        fixture.service.handle(new IssueCalls.Credit(call, meter.config(), 0, BigDecimal.TEN, IssueTime.NOW));
        fixture.clock.set("2026-12-01T00:00:00Z");
        CallContext later = new CallContext("m-1", fixture.signIn("vendor"));

        assertThat(fixture.service.handle(
                        new IssueCalls.Credit(later, meter.config(), 0, BigDecimal.TEN, IssueTime.NOW)))
                .hasSize(1);
    }

    @Test
    void letsAFailedCallBeRepeated() {
        fixture.module.refuseWith(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
        fixture.assertFails(
                () -> credit(call, "102.0"),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '31': INSUFFICIENT_CREDIT_BALANCE: unit or currency limit of the vending key is "
                        + "used up");
        fixture.module.serveAgain();

        assertThat(credit(call, "102.0")).hasSize(1);
    }

    private List<IssuedToken> credit(CallContext context, String amount) {
        return fixture.service.handle(
                new IssueCalls.Credit(context, Meters.sample().config(), 0, new BigDecimal(amount), IssueTime.NOW));
    }
}
