package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New meters are taken from their DITK to a vending key (wire reference section 14). */
class IssueDitkChangeTokensTest {

    private static final String MADE = "2026-01-01T00:00:00Z";
    private static final MeterPan PAN = MeterPan.parse("00000000000");

    private final ServiceFixture fixture = new ServiceFixture();
    private final PrismToken application;

    IssueDitkChangeTokensTest() {
        fixture.module.manufacture(0x76);
        fixture.module.load(TestKey.dkga04(5, 600_001, 1));
        fixture.preference("ptoken.meterManufacturingMode", "true");
        application = PrismToken.on(fixture.module, fixture.clock, new SecureRandom())
                .store(fixture.store)
                .settings(ServiceSettings.DEFAULTS.withModuleMemoryMillis(0))
                .build();
    }

    @Test
    void twoTokensTakeAMeterOfEa07ThereAndThree() {
        VirtualMeter two = fixture.module.newMeter(PAN, EncryptionAlgorithm.STA, MADE);
        VirtualMeter three = fixture.module.newMeter(PAN, EncryptionAlgorithm.STA, MADE);

        assertThat(enter(two, change(Meters.sample().ti(7))))
                .containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT);
        assertThat(enter(three, change(Meters.sample().ti(7).allow3Kct())))
                .hasSize(3)
                .endsWith(MeterResult.ACCEPT);
        MeterKeyAttributes now = three.snapshot().keyAttributes();
        assertThat(now.kt()).isEqualTo(KeyType.DUTK);
        assertThat(now.krn().value()).isEqualTo(1);
        assertThat(now.ti().value()).isEqualTo(7);
    }

    @Test
    void fourTokensTakeAMeterOfEa11There() {
        VirtualMeter meter = fixture.module.newMeter(PAN, EncryptionAlgorithm.MISTY1, MADE);

        List<IssuedToken> tokens = change(Meters.sample().ea(11).sgc(600_001));

        assertThat(tokens).extracting(IssuedToken::subclass).containsExactly(3, 4, 8, 9);
        assertThat(enter(meter, tokens)).endsWith(MeterResult.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource({"DDTK, 2", "DUTK, 2", "DCTK, 1"})
    void theTargetHasTheKeyTypeOfItsRegister(KeyType type, int tct) {
        fixture.module.load(TestKey.sta(1, 123_457, 1).withKeyType(type));
        VirtualMeter meter = fixture.module.newMeter(PAN, EncryptionAlgorithm.STA, MADE);

        assertThat(enter(meter, change(Meters.sample().tct(tct)))).endsWith(MeterResult.ACCEPT);
        assertThat(meter.snapshot().keyAttributes().kt()).isEqualTo(type);
    }

    @Test
    void theTokensShowTheTargetAndTheFirstSaysWhatTheMeterBecomes() {
        TestKey key = TestKey.sta(1, 123_457, 1).withKen(200);
        fixture.module.load(key);

        List<IssuedToken> tokens = change(Meters.sample().ti(7));

        assertThat(tokens).allSatisfy(token -> {
            assertThat(token.sgc()).isEqualTo(123_457);
            assertThat(token.krn()).isEqualTo(1);
            assertThat(token.ti()).isEqualTo(7);
            assertThat(token.tid().minutes()).isZero();
            assertThat(token.vkKcv()).isEqualTo(key.attributes().kcv().hex6());
        });
        MeterConfigAdvice advice = tokens.get(0).newConfig().orElseThrow();
        assertThat(advice.toSgc()).isEqualTo(123_457);
        assertThat(advice.toKrn()).isEqualTo(1);
        assertThat(advice.toTi()).isEqualTo(7);
        assertThat(advice.toKen()).as("that of the vending key").isEqualTo(200);
        assertThat(advice.rollover()).isFalse();
        assertThat(advice.toVkKcv()).isEqualTo(key.attributes().kcv().hex6());
        assertThat(tokens.get(1).newConfig()).isEmpty();
        assertThat(fixture.store.tidsUsed()).isZero();
    }

    @Test
    void neitherNewConfigNorWhatTheMeterAllowsIsLookedAt() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));

        List<IssuedToken> tokens =
                change(Meters.sample().newConfig(-1, -1, -1).allowKrnUpdate().allowKenUpdate());

        assertThat(tokens).hasSize(2).extracting(IssuedToken::krn).containsOnly(1);
    }

    @Test
    void theSameCallHasTheSameTokensAndAFetchToo() {
        CallContext call = fixture.call("m-ditk");
        List<IssuedToken> tokens = change(call, Meters.sample());

        assertThat(change(call, Meters.sample().newConfig(1, 1, 1))).isEqualTo(tokens);
        assertThat(application.tokenApi().handle(new ReadCalls.Result(fixture.call(), "m-ditk")))
                .isEqualTo(tokens);
        refused(
                () -> change(call, Meters.sample().ti(2)),
                ErrorCode.PARAM_RANGE,
                "Parameter 'messageId' out of range: got 'm-ditk', expected one not yet used, or the method and parameters"
                        + " it was used with");
        assertThat(fixture.module.vended()).isEqualTo(2);
    }

    @Test
    void isAudited() {
        change(fixture.call("m-ditk"), Meters.sample());

        List<AuditEntry> entries = fixture.store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, 0, 1_000).stream()
                .map(row -> row.entry())
                .filter(entry -> entry.action().equals("issueDitkChangeTokens"))
                .toList();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).outcome()).isEqualTo(AuditEntry.OK);
        assertThat(entries.get(0).messageId()).isEqualTo("m-ditk");
        assertThat(entries.get(0).subject()).isEqualTo("00000000000");
        assertThat(entries.get(0).detail()).startsWith("class 2/3 SGC 123457 KRN 1 TID 0 amount 0; class 2/4");
    }

    @Test
    void takesItsOwnPermission() {
        CallContext maker = fixture.callOf("maker", Role.ISSUE_DITK);
        CallContext seller = fixture.callOf("seller", Role.ISSUE_KEYCHANGE, Role.ISSUE_CREDIT, Role.ISSUE_ENG);

        assertThat(change(maker, Meters.sample())).hasSize(2);
        refused(
                () -> change(seller, Meters.sample()),
                ErrorCode.AUTHENTICATION_PERMISSION,
                "Access denied: accessToken does not have permission 'ptoken-issue-ditk'");
    }

    @Test
    void takesADitkOfTheAlgorithm() {
        fixture.module.deleteDitk(EncryptionAlgorithm.STA);

        refused(
                () -> change(Meters.sample()),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '28': VK_REG_NOT_FOUND_ERROR: no DITK for EA 07 is loaded");
        assertThat(change(Meters.sample().ea(11).sgc(600_001))).hasSize(4);
    }

    @Test
    void takesAModuleThatOffersIt() {
        fixture.module.firmware("STS64M10");

        refused(
                () -> change(Meters.sample()),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: issueDitkChangeTokens is not offered over the connection to this security module");
    }

    @Test
    void takesAVendingKey() {
        refused(
                () -> change(Meters.sample().krn(2)),
                ErrorCode.KEYSTORE_NOT_FOUND,
                "Vending Key not available for SGC=123457,KRN=2 (reason: this key revision is not loaded)");
    }

    @Test
    void theTargetIsInUse() {
        fixture.module.load(
                TestKey.sta(1, 123_457, 1).withKen(1),
                TestKey.sta(2, 123_457, 2).withBaseDate(BaseDate.BDT_2035),
                TestKey.sta(3, 123_457, 3).activeFrom("2026-11-23T12:00:01Z"),
                TestKey.sta(4, 123_457, 4).issuedUntil("2026-11-23T11:59:59Z"));

        refused(
                () -> change(Meters.sample()),
                ErrorCode.STS_VK_EXPIRED,
                "Vending Key has expired (TokenID exceeds KeyExpiryNumber)");
        refused(
                () -> change(Meters.sample().krn(2)),
                ErrorCode.STS_VK_BEFORE_BDT,
                "Attempt to use Vending Key before its Base Date");
        refusedByModule(() -> change(Meters.sample().krn(3)), "43");
        refusedByModule(() -> change(Meters.sample().krn(4)), "42");
    }

    @Test
    void theIdentificationHasNotExpired() {
        refused(
                () -> change(Meters.sample().doe("2610")),
                ErrorCode.STS_ID_RECORD_EXPIRED,
                "Meter identification has expired (YYMM='2610')");
    }

    @Test
    void everyFieldIsInItsRange() {
        range(Meters.sample().ea(9), "ea", "9", "7 or 11");
        range(Meters.sample().tct(100), "tct", "100", "0-99");
        range(Meters.sample().sgc(1_000_000), "sgc", "1000000", "0-999999");
        range(Meters.sample().krn(0), "krn", "0", "1-9");
        range(Meters.sample().ti(100), "ti", "100", "0-99");
        range(Meters.sample().ken(256), "ken", "256", "0-255");
        refused(
                () -> change(Meters.sample().drn("00000000001")),
                ErrorCode.STS_CHECK_DIGIT,
                "Parameter 'drn' is a meter DRN/PAN with bad check digit(s); got '00000000001'");
        refused(
                () -> change(new CallContext("no ident", fixture.call().accessToken()), Meters.sample()),
                ErrorCode.PARAM_RANGE,
                "Parameter 'messageId' out of range: got 'no ident', expected 1-40 letters, digits or _-., beginning"
                        + " with a letter or digit");
    }

    private void range(Meters meter, String parameter, String got, String expected) {
        refused(
                () -> change(meter),
                ErrorCode.PARAM_RANGE,
                "Parameter '" + parameter + "' out of range: got '" + got + "', expected " + expected);
    }

    private void refusedByModule(ThrowingCallable call, String status) {
        long vended = fixture.module.vended();
        assertThatThrownBy(call).hasMessageStartingWith("Security Module error '" + status + "': ");
        assertThat(fixture.module.vended()).isEqualTo(vended);
    }

    /** Nothing was made, stored or used up. */
    private void refused(ThrowingCallable call, ErrorCode code, String message) {
        long vended = fixture.module.vended();
        fixture.assertRefused(call, code, message);
        assertThat(fixture.module.vended()).isEqualTo(vended);
    }

    private List<IssuedToken> change(Meters meter) {
        return change(fixture.call(), meter);
    }

    private List<IssuedToken> change(CallContext call, Meters meter) {
        return application.tokenApi().handle(new IssueCalls.DitkChange(call, meter.config()));
    }

    private static List<MeterResult> enter(VirtualMeter meter, List<IssuedToken> tokens) {
        return tokens.stream()
                .map(token -> meter.enter(token.token().decimal()).result())
                .toList();
    }
}
