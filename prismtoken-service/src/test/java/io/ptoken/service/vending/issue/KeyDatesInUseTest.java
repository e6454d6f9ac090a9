package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.slot.KekSlotState;
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
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.sts.tid.BaseDate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The one rule of a key's dates, in everything that is issued (wire reference section 14). It is noon of 2026-11-23. */
class KeyDatesInUseTest {

    private static final int SGC = 600_001;
    private static final String EXPIRED = "Vending Key has expired (TokenID exceeds KeyExpiryNumber)";
    private static final String NAME = "register 2 (SGC 600001 KRN 1 KT 2)";

    private final ServiceFixture fixture = new ServiceFixture();
    private final Meters onTheKey = Meters.sample().sgc(SGC);
    private final Meters onAnother = Meters.sample();

    @Test
    void beforeActNothingIsIssuedUnderItNorFromItNorToIt() {
        load(TestKey.sta(2, SGC, 1).activeFrom("2026-11-23T12:00:01Z"));
        String text = "Security Module error '43': KEY_NOT_YET_ACTIVE: " + NAME
                + " is not active before 2026-11-23T12:00:01Z (ACT)";

        refuses(this::credit, text);
        refuses(this::engineering, text);
        refuses(this::changeFrom, text);
        refuses(this::changeTo, text);
        refuses(this::creditAfterChangeTo, text);
        assertThat(vnd()).contains("is not active before 2026-11-23T12:00:01Z (ACT, 43)");
        fixture.clock.set("2026-11-23T12:00:01Z");
        everythingIsIssued();
    }

    @Test
    void afterIutNothingIsIssuedUnderItNorFromItNorToIt() {
        load(TestKey.sta(2, SGC, 1).issuedUntil("2026-11-23T12:00:00Z"));
        everythingIsIssued();
        fixture.clock.set("2026-11-23T12:00:01Z");
        String text = "Security Module error '42': KEY_ISSUE_EXPIRED_ERROR: " + NAME
                + " was to be used until 2026-11-23T12:00:00Z (IUT)";

        refuses(this::credit, text);
        refuses(this::engineering, text);
        refuses(this::changeFrom, text);
        refuses(this::changeTo, text);
        refuses(this::creditAfterChangeTo, text);
        assertThat(vnd()).contains("was to be used until 2026-11-23T12:00:00Z (IUT, 42)");
    }

    @Test
    void afterExpItIsOnlyTheKeyThatAMeterLeaves() {
        load(TestKey.sta(2, SGC, 1).expiresAt("2026-11-23T12:00:00Z"));
        everythingIsIssued();
        fixture.clock.set("2026-11-23T12:00:01Z");

        expired(this::credit);
        expired(this::engineering);
        expired(this::changeTo);
        expired(this::creditAfterChangeTo);
        expired(() -> fixture.service.handle(
                new IssueCalls.KeyChange(fixture.call(), onTheKey.config(), new MeterConfigAmendment(SGC, 1, 7))));
        assertThat(changeFrom()).hasSize(2);
        assertThat(fixture.credit(onTheKey.newConfig(123_457, 1, 1))).hasSize(3);
        assertThat(vnd()).contains("expired at 2026-11-23T12:00:00Z (EXP, 41)");
    }

    @Test
    void beyondKenItIsOnlyTheKeyThatAMeterLeavesToo() {
        load(TestKey.sta(2, SGC, 1).withKen(1));

        expired(this::credit);
        expired(this::engineering);
        expired(this::changeTo);
        assertThat(changeFrom()).hasSize(2);
    }

    /** Callers know this error for it, although the key is not active either. */
    @Test
    void aKeyOfABaseDateToComeIsToldAsSuch() {
        load(TestKey.sta(2, SGC, 1).withBaseDate(BaseDate.BDT_2035).activeFrom("2035-01-01T00:00:00Z"));

        fixture.assertRefused(
                this::credit, ErrorCode.STS_VK_BEFORE_BDT, "Attempt to use Vending Key before its Base Date");
    }

    @Test
    void aKeyWithoutExpHasNoSuchEnd() {
        TestKey key = TestKey.sta(2, SGC, 1);
        load(key.withDates(new KeyDates(
                key.attributes().dates().active(),
                Optional.empty(),
                key.attributes().dates().issuedUntil())));
        fixture.clock.set("2045-01-01T00:00:00Z");
        fixture.module.ignoreWindow();

        assertThat(vnd()).isEmpty();
    }

    @Test
    void anExpiredKeyIsLeftOnTheWayToTheLatestRevision() {
        load(TestKey.sta(2, SGC, 1).expiresAt("2026-11-01T00:00:00Z"));
        fixture.module.load(TestKey.sta(3, SGC, 2).expiresAt("2026-11-02T00:00:00Z"), TestKey.sta(4, SGC, 3));

        assertThat(fixture.credit(onTheKey.allowKrnUpdate()))
                .extracting(IssuedToken::krn)
                .containsExactly(1, 1, 3);
    }

    @Test
    void verificationAsksForNoDates() {
        load(TestKey.sta(2, SGC, 1).issuedUntil("2026-12-01T00:00:00Z").expiresAt("2026-12-01T00:00:00Z"));
        String token = credit().get(0).token().decimal();
        fixture.clock.set("2026-12-02T00:00:00Z");
        fixture.account("clerk", Role.API, Role.ISSUE_CREDIT);

        assertThat(fixture.service
                        .handle(new ReadCalls.Verify(
                                new CallContext("v-1", fixture.signIn("clerk")), onTheKey.config(), token))
                        .validationResult())
                .isEqualTo(ErrorCode.VERIFY_OK);
    }

    @Test
    void inAKeyLoadThatHasNotEndedItSellsNoCreditAndDoesAllElse() {
        load(TestKey.sta(2, SGC, 1).ofSlot(KekSlotState.LOADING));

        refuses(
                this::credit,
                "Security Module error '26': KMC_KEY_STATE_ERROR: " + NAME + " is in a key load that has not ended:"
                        + " KMC KMC1 is loading; repeat");
        assertThat(engineering()).hasSize(1);
        assertThat(changeFrom()).hasSize(2);
        assertThat(changeTo()).hasSize(2);
    }

    private void everythingIsIssued() {
        assertThat(credit()).hasSize(1);
        assertThat(engineering()).hasSize(1);
        assertThat(changeFrom()).hasSize(2);
        assertThat(changeTo()).hasSize(2);
        assertThat(vnd()).isEmpty();
    }

    private void load(TestKey key) {
        fixture.module.load(key);
    }

    private List<IssuedToken> credit() {
        return fixture.credit(onTheKey);
    }

    private List<IssuedToken> engineering() {
        return fixture.service.handle(
                new IssueCalls.Management(fixture.call(), onTheKey.config(), 5, BigDecimal.ZERO, IssueTime.NOW));
    }

    private List<IssuedToken> changeFrom() {
        return fixture.service.handle(
                new IssueCalls.KeyChange(fixture.call(), onTheKey.config(), new MeterConfigAmendment(123_457, 1, 1)));
    }

    private List<IssuedToken> changeTo() {
        return fixture.service.handle(
                new IssueCalls.KeyChange(fixture.call(), onAnother.config(), new MeterConfigAmendment(SGC, 1, 1)));
    }

    private List<IssuedToken> creditAfterChangeTo() {
        return fixture.credit(onAnother.newConfig(SGC, 1, 1));
    }

    private Optional<String> vnd() {
        return fixture.module.vendingKeys().stream()
                .filter(key -> key.register().value() == 2)
                .findFirst()
                .map(key -> CataloguedKey.inModule(key, fixture.clock.instant()).reason())
                .filter(reason -> !reason.isEmpty());
    }

    private void refuses(ThrowingCallable call, String text) {
        fixture.assertRefused(call, ErrorCode.SECURITY_MODULE, text);
    }

    private void expired(ThrowingCallable call) {
        fixture.assertRefused(call, ErrorCode.STS_VK_EXPIRED, EXPIRED);
    }
}
