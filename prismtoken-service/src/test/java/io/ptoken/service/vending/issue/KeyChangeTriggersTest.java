package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.Set1stSectionDecoderKey;
import io.ptoken.sts.token.Set2ndSectionDecoderKey;
import io.ptoken.sts.token.Set3rdSectionOf3Kct;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Key changes that come with a credit token (wire reference section 14). */
class KeyChangeTriggersTest {

    private static final List<String> TWO_AND_CREDIT =
            List.of("Set1stSectionDecoderKey", "Set2ndSectionDecoderKey", "Credit:Electricity");

    private final ServiceFixture fixture = new ServiceFixture();

    /** Operating requirements section 8: three tokens, to be entered in that order. */
    @Test
    void doesTheWorkedExample() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));

        List<IssuedToken> tokens = fixture.service.handle(new IssueCalls.Credit(
                fixture.call(),
                Meters.sample().drn("600727000000000009").allowKrnUpdate().config(),
                0,
                new BigDecimal("100.0"),
                IssueTime.NOW));

        assertThat(tokens).extracting(IssuedToken::description).isEqualTo(TWO_AND_CREDIT);
        assertThat(fixture.open(1, tokens.get(0))).isInstanceOfSatisfying(Set1stSectionDecoderKey.class, section -> {
            assertThat(section.krn().value()).isEqualTo(2);
            assertThat(section.rollover()).isFalse();
        });
        assertThat(fixture.open(1, tokens.get(1)))
                .isInstanceOfSatisfying(
                        Set2ndSectionDecoderKey.class,
                        section -> assertThat(section.ti().value()).isEqualTo(1));
        assertThat(fixture.open(2, tokens.get(2)))
                .isInstanceOfSatisfying(
                        CreditToken.class,
                        credit -> assertThat(credit.amount().units()).isEqualByComparingTo("100"));
    }

    @Test
    void saysUnderWhichKeyEachTokenWasMade() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));

        List<IssuedToken> tokens = fixture.credit(Meters.sample().allowKrnUpdate());

        assertThat(tokens).extracting(IssuedToken::krn).containsExactly(1, 1, 2);
        assertThat(tokens).extracting(IssuedToken::vkKcv).containsExactly(kcv(1, 1), kcv(1, 1), kcv(2, 2));
        assertThat(tokens).extracting(token -> token.tid().minutes()).startsWith(0, 0);
        assertThat(tokens).extracting(IssuedToken::subclass).containsExactly(3, 4, 0);
        assertThat(tokens).extracting(IssuedToken::tokenClass).containsExactly(2, 2, 0);
        assertThat(tokens).extracting(IssuedToken::scaledAmount).containsExactly("0", "0", "10.2");
    }

    @Test
    void advisesOnTheFirstTokenAlone() {
        fixture.module.load(TestKey.sta(2, 123_457, 2).withKen(200));

        List<IssuedToken> tokens = fixture.credit(Meters.sample().allowKrnUpdate());

        assertThat(tokens.get(0).newConfig())
                .contains(new MeterConfigAdvice(
                        123_457,
                        2,
                        1,
                        200,
                        "60072700000000000900000207123457012",
                        "\u0002600727000000000009===0207123457012\u0003",
                        false,
                        kcv(2, 2)));
        assertThat(tokens.get(1).newConfig()).isEmpty();
        assertThat(tokens.get(2).newConfig()).isEmpty();
    }

    @Nested
    class WithAllowKrnUpdate {

        @Test
        void issuesOneTokenWhenTheMeterIsOnTheLatestRevision() {
            fixture.module.load(TestKey.sta(2, 123_457, 2));

            assertThat(fixture.credit(Meters.sample().krn(2).allowKrnUpdate())).hasSize(1);
        }

        @Test
        void goesToTheHighestOfSeveral() {
            fixture.module.load(TestKey.sta(2, 123_457, 2), TestKey.sta(3, 123_457, 3));

            assertThat(fixture.credit(Meters.sample().allowKrnUpdate()))
                    .extracting(IssuedToken::krn)
                    .containsExactly(1, 1, 3);
        }

        @Test
        void passesByKeysThatAreNotInUse() {
            fixture.module.load(
                    TestKey.sta(2, 123_457, 2).activeFrom("2026-11-23T12:00:01Z"),
                    TestKey.sta(3, 123_457, 3).issuedUntil("2026-11-23T11:59:59Z"),
                    TestKey.sta(4, 123_457, 4).withKen(1),
                    TestKey.sta(5, 123_457, 5).withBaseDate(BaseDate.BDT_2035),
                    TestKey.sta(6, 123_457, 6).withKeyType(KeyType.DDTK),
                    TestKey.sta(7, 123_457, 7).withKeyType(KeyType.DCTK),
                    TestKey.sta(8, 999_999, 8));

            assertThat(fixture.credit(Meters.sample().allowKrnUpdate())).hasSize(1);
        }

        @Test
        void takesAKeyFromTheMomentItIsActiveUntilTheMomentItEnds() {
            fixture.module.load(TestKey.sta(2, 123_457, 2)
                    .activeFrom("2026-11-23T12:00:00Z")
                    .issuedUntil("2026-11-23T12:00:00Z"));

            assertThat(fixture.credit(Meters.sample().allowKrnUpdate())).hasSize(3);
        }

        @Test
        void doesNotLeaveAKeyThatIsNotActiveYet() {
            fixture.module.load(TestKey.sta(2, 123_457, 2).activeFrom("2030-01-01T00:00:00Z"));

            fixture.assertRefused(
                    () -> fixture.credit(Meters.sample().krn(2).allowKrnUpdate()),
                    ErrorCode.SECURITY_MODULE,
                    "Security Module error '43': KEY_NOT_YET_ACTIVE: register 2 (SGC 123457 KRN 2 KT 2) is not active "
                            + "before 2030-01-01T00:00:00Z (ACT)");
        }

        @Test
        void passesByKeysThatTheMetersCipherOrTheRulesOfKeyChangesExclude() {
            fixture.module.load(
                    TestKey.dkga04(2, 600_001, 1),
                    TestKey.sta(3, 600_001, 2).activeFrom("2026-06-01T00:00:00Z"),
                    TestKey.dkga04(4, 600_001, 3)
                            .withBaseDate(BaseDate.BDT_1993)
                            .activeFrom("2026-07-01T00:00:00Z"));

            assertThat(fixture.credit(Meters.sample().sgc(600_001).allowKrnUpdate()))
                    .hasSize(1);
            assertThat(fixture.credit(Meters.sample().ea(11).sgc(600_001).allowKrnUpdate()))
                    .hasSize(1);
        }

        @Test
        void raisesTheRevisionOfANewConfig() {
            fixture.module.load(TestKey.sta(2, 600_001, 1), TestKey.sta(3, 600_001, 2));

            List<IssuedToken> tokens =
                    fixture.credit(Meters.sample().newConfig(600_001, 1, 7).allowKrnUpdate());

            assertThat(tokens).hasSize(3);
            assertThat(tokens.get(0).newConfig()).hasValueSatisfying(advice -> {
                assertThat(advice.toSgc()).isEqualTo(600_001);
                assertThat(advice.toKrn()).isEqualTo(2);
                assertThat(advice.toTi()).isEqualTo(7);
            });
            assertThat(fixture.open(3, tokens.get(2))).isInstanceOf(CreditToken.class);
        }
    }

    @Test
    void changesNothingThatIsNotAllowed() {
        fixture.module.load(TestKey.sta(1, 123_457, 1).withKen(200), TestKey.sta(2, 123_457, 2));

        assertThat(fixture.credit(Meters.sample().ken(255))).hasSize(1);
    }

    @Nested
    class WithAllowKenUpdate {

        @Test
        void bringsTheMeterToTheExpiryNumberOfItsKey() {
            fixture.module.load(TestKey.sta(1, 123_457, 1).withKen(200));

            List<IssuedToken> tokens = fixture.credit(Meters.sample().allowKenUpdate());

            assertThat(tokens).extracting(IssuedToken::description).isEqualTo(TWO_AND_CREDIT);
            assertThat(tokens.get(0).newConfig())
                    .hasValueSatisfying(advice -> assertThat(advice.toKen()).isEqualTo(200));
            assertThat(fixture.open(1, tokens.get(0)))
                    .isInstanceOfSatisfying(
                            Set1stSectionDecoderKey.class,
                            section -> assertThat(section.kenHigh()).isEqualTo(200 >> 4));
        }

        @Test
        void issuesOneTokenWhenTheMeterKnowsIt() {
            assertThat(fixture.credit(Meters.sample().allowKenUpdate())).hasSize(1);
        }
    }

    @Test
    void combinesAllReasonsInOneSet() {
        fixture.module.load(
                TestKey.sta(1, 123_457, 1).withKen(200), TestKey.sta(2, 600_001, 1), TestKey.sta(3, 600_001, 4));

        List<IssuedToken> tokens = fixture.credit(
                Meters.sample().newConfig(600_001, 1, 2).allowKrnUpdate().allowKenUpdate());

        assertThat(tokens).extracting(IssuedToken::description).isEqualTo(TWO_AND_CREDIT);
        assertThat(tokens).extracting(IssuedToken::sgc).containsExactly(123_457, 123_457, 600_001);
        assertThat(tokens.get(2).krn()).isEqualTo(4);
        assertThat(tokens.get(2).ti()).isEqualTo(2);
    }

    @Test
    void issuesASetForANewConfigThatChangesNothing() {
        assertThat(fixture.credit(Meters.sample().newConfig(123_457, 1, 1))).hasSize(3);
    }

    @Test
    void makesTheWantedTokenUnderTheNewTariff() {
        List<IssuedToken> tokens = fixture.credit(Meters.sample().newConfig(123_457, 1, 42));

        assertThat(tokens).extracting(IssuedToken::ti).containsExactly(1, 1, 42);
        assertThat(fixture.open(1, tokens.get(2))).isInstanceOf(CreditToken.class);
    }

    @Test
    void makesThreeTokensForEa07WhenTheMeterTakesThem() {
        List<IssuedToken> tokens =
                fixture.credit(Meters.sample().newConfig(123_457, 1, 2).allow3Kct());

        assertThat(tokens)
                .extracting(IssuedToken::description)
                .containsExactly(
                        "Set1stSectionDecoderKey",
                        "Set2ndSectionDecoderKey",
                        "Set3rdSectionDecoderKey",
                        "Credit:Electricity");
        assertThat(fixture.open(1, tokens.get(2)))
                .isInstanceOfSatisfying(
                        Set3rdSectionOf3Kct.class,
                        section -> assertThat(section.sgc().value()).isEqualTo(123_457));
    }

    @Test
    void makesFourTokensForEa11() {
        fixture.module.load(TestKey.dkga04(2, 600_001, 1));

        assertThat(fixture.credit(Meters.sample().ea(11).sgc(600_001).newConfig(600_001, 1, 2)))
                .extracting(IssuedToken::description)
                .containsExactly(
                        "Set1stSectionDecoderKey",
                        "Set2ndSectionDecoderKey",
                        "Set3rdSectionDecoderKey",
                        "Set4thSectionDecoderKey",
                        "Credit:Electricity");
    }

    @Test
    void comesWithEngineeringTokensToo() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));

        assertThat(fixture.service.handle(new IssueCalls.Management(
                        fixture.call(), Meters.sample().allowKrnUpdate().config(), 5, BigDecimal.ZERO, IssueTime.NOW)))
                .extracting(IssuedToken::description)
                .containsExactly("Set1stSectionDecoderKey", "Set2ndSectionDecoderKey", "ClearTamperCondition");
    }

    @Test
    void saysRolloverWhenTheBaseDateChanges() {
        fixture.module.load(TestKey.sta(1, 123_457, 1).withBaseDate(BaseDate.BDT_1993), TestKey.sta(2, 123_457, 2));

        List<IssuedToken> tokens = fixture.credit(Meters.sample().allowKrnUpdate());

        assertThat(tokens.get(0).newConfig())
                .hasValueSatisfying(advice -> assertThat(advice.rollover()).isTrue());
        assertThat(tokens.get(2).tid().instant(BaseDate.BDT_2014)).isEqualTo(fixture.clock.instant());
    }

    @Test
    void leavesAnExpiredKeyButDoesNotEnterOne() {
        fixture.module.load(TestKey.sta(1, 123_457, 1).withKen(1), TestKey.sta(2, 123_457, 2));

        assertThat(fixture.credit(Meters.sample().newConfig(123_457, 2, 1))).hasSize(3);
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().krn(2).newConfig(123_457, 1, 1)),
                ErrorCode.STS_VK_EXPIRED,
                "Vending Key has expired (TokenID exceeds KeyExpiryNumber)");
    }

    @Test
    void refusesANewConfigWhoseKeyIsNotThereOrNotInUse() {
        fixture.module.load(
                TestKey.sta(2, 123_457, 2).activeFrom("2027-01-01T00:00:00Z"),
                TestKey.sta(3, 123_457, 3).issuedUntil("2026-01-01T00:00:00Z"));

        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().newConfig(600_001, 1, 1)),
                ErrorCode.KEYSTORE_NOT_FOUND,
                "Vending Key not available for SGC=600001,KRN=1 (reason: no key of this supply group is loaded)");
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().newConfig(123_457, 9, 1)),
                ErrorCode.KEYSTORE_NOT_FOUND,
                "Vending Key not available for SGC=123457,KRN=9 (reason: this key revision is not loaded)");
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().newConfig(123_457, 2, 1)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '43': KEY_NOT_YET_ACTIVE: register 2 (SGC 123457 KRN 2 KT 2) is not active"
                        + " before 2027-01-01T00:00:00Z (ACT)");
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().newConfig(123_457, 3, 1)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '42': KEY_ISSUE_EXPIRED_ERROR: register 3 (SGC 123457 KRN 3 KT 2) was to be"
                        + " used until 2026-01-01T00:00:00Z (IUT)");
    }

    @Test
    void reportsAForbiddenChangeOfKeyTypeAndUsesNothingUp() {
        fixture.module.load(TestKey.sta(2, 123_457, 2).withKeyType(KeyType.DCTK));

        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().newConfig(123_457, 2, 1)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '" + SmStatus.KEY_CHANGE_NOT_ALLOWED.code()
                        + "': KEY_CHANGE_NOT_ALLOWED: a meter does not change its key from key type DUTK to DCTK");
    }

    private static String kcv(int register, int krn) {
        return TestKey.sta(register, 123_457, krn).attributes().kcv().hex6();
    }
}
