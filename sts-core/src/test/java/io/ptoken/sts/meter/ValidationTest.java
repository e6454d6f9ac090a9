package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.credit;
import static io.ptoken.sts.meter.MeterBench.minutesAfterMaking;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.SetTariffRate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ValidationTest {

    @Nested
    class FreshMemory {

        private final MeterBench bench = MeterBench.sta();

        @Test
        void theMinuteBeforeManufactureIsOld() {
            bench.refuses(credit(-1, 100), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void theMinuteOfManufactureIsUsed() {
            bench.refuses(credit(0, 100), MeterResult.USED_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void theMinuteAfterManufactureIsNew() {
            bench.accepts(credit(1, 100));
        }

        @Test
        void aTokenIsUsedOnce() {
            bench.accepts(credit(1, 100));
            bench.refuses(credit(1, 100), MeterResult.USED_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void anotherTokenOfOneTidIsUsedToo() {
            bench.accepts(credit(1, 100));
            bench.refuses(
                    new SetTariffRate(MeterBench.RND, minutesAfterMaking(1), 7),
                    MeterResult.USED_ERROR,
                    MeterStage.VALIDATE);
        }

        @Test
        void managementTokensAreCancelledLikeCredit() {
            bench.accepts(new SetTariffRate(MeterBench.RND, minutesAfterMaking(1), 7));
            bench.refuses(credit(1, 100), MeterResult.USED_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void tokensMayComeInAnyOrder() {
            bench.accepts(credit(30, 100));
            bench.accepts(credit(10, 100));
            bench.accepts(credit(20, 100));
            assertThat(bench.meter.snapshot().tidMemory().subList(47, 50))
                    .containsExactly(minutesAfterMaking(10), minutesAfterMaking(20), minutesAfterMaking(30));
        }
    }

    @Nested
    class FullMemory {

        private final MeterBench bench =
                MeterBench.sta(VirtualMeterSettings.builder().tidMemorySize(3).build());

        @Test
        void theLimitStaysWhilePlacesHoldTheMinuteOfManufacture() {
            bench.accepts(credit(30, 1));
            bench.accepts(credit(20, 1));
            bench.refuses(credit(0, 1), MeterResult.USED_ERROR, MeterStage.VALIDATE);
            bench.refuses(credit(-1, 1), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
            bench.accepts(credit(1, 1));
        }

        @Test
        void droppingTheSmallestRaisesTheLimit() {
            bench.accepts(credit(10, 1));
            bench.accepts(credit(20, 1));
            bench.accepts(credit(30, 1));
            bench.accepts(credit(40, 1));
            assertThat(bench.meter.snapshot().tidMemory())
                    .containsExactly(minutesAfterMaking(20), minutesAfterMaking(30), minutesAfterMaking(40));
            bench.refuses(credit(10, 1), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
            bench.refuses(credit(19, 1), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
            bench.refuses(credit(20, 1), MeterResult.USED_ERROR, MeterStage.VALIDATE);
            bench.accepts(credit(21, 1));
        }

        @Test
        void aLateTokenBetweenTheTidsRememberedIsTaken() {
            bench.accepts(credit(10, 1));
            bench.accepts(credit(20, 1));
            bench.accepts(credit(30, 1));
            bench.accepts(credit(15, 1));
            assertThat(bench.meter.snapshot().tidMemory())
                    .containsExactly(minutesAfterMaking(15), minutesAfterMaking(20), minutesAfterMaking(30));
        }

        @Test
        void fiftyTokensFillTheDefaultMemory() {
            MeterBench standard = MeterBench.sta();
            for (int minute = 1; minute <= 50; minute++) {
                standard.refuses(credit(0, 1), MeterResult.USED_ERROR, MeterStage.VALIDATE);
                standard.accepts(credit(minute, 1));
            }
            standard.refuses(credit(0, 1), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
            standard.refuses(credit(1, 1), MeterResult.USED_ERROR, MeterStage.VALIDATE);
        }
    }

    @Nested
    class KeyExpiry {

        private static final int KEN = 85;

        private final TokenIdentifier lastValid = new TokenIdentifier((KEN << 16) | 0xFFFF);
        private final TokenIdentifier firstExpired = new TokenIdentifier((KEN + 1) << 16);

        @Test
        void theLastMinuteOfTheKenIsValid() {
            expiring(true).accepts(credit(lastValid, 100));
        }

        @Test
        void theNextMinuteIsBeyondKeyExpiry() {
            MeterBench bench = expiring(true);
            bench.refuses(credit(firstExpired, 100), MeterResult.KEY_EXPIRED_ERROR, MeterStage.VALIDATE);
            bench.refuses(
                    new SetTariffRate(MeterBench.RND, firstExpired, 7),
                    MeterResult.KEY_EXPIRED_ERROR,
                    MeterStage.VALIDATE);
        }

        @Test
        void ken255NeverExpires() {
            MeterBench.sta().accepts(credit(TokenIdentifier.MAX, 100));
        }

        @Test
        void aMeterWithoutKeyExpiryTakesTheToken() {
            expiring(false).accepts(credit(firstExpired, 100));
        }

        private MeterBench expiring(boolean implemented) {
            return MeterBench.withKey(
                    MeterBench.attributes(KeyType.DUTK, KEN),
                    VirtualMeterSettings.builder().keyExpiry(implemented).build());
        }
    }

    /** The checks are made in the order of the specification's table. */
    @Nested
    class Order {

        @Test
        void oldComesBeforeExpired() {
            MeterBench bench = MeterBench.withKey(MeterBench.attributes(KeyType.DUTK, 0), VirtualMeterSettings.DEFAULT);
            bench.refuses(credit(-1, 100), MeterResult.OLD_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void usedComesBeforeExpired() {
            MeterBench bench = MeterBench.withKey(MeterBench.attributes(KeyType.DUTK, 0), VirtualMeterSettings.DEFAULT);
            bench.refuses(credit(0, 100), MeterResult.USED_ERROR, MeterStage.VALIDATE);
        }

        @Test
        void expiredComesBeforeTheDefaultKey() {
            MeterBench bench = MeterBench.withKey(MeterBench.attributes(KeyType.DDTK, 0), VirtualMeterSettings.DEFAULT);
            bench.refuses(credit(1, 100), MeterResult.KEY_EXPIRED_ERROR, MeterStage.VALIDATE);
        }
    }

    @Test
    void aDefaultKeyCarriesManagementTokens() {
        MeterBench.withKeyType(KeyType.DDTK).accepts(new SetTariffRate(MeterBench.RND, minutesAfterMaking(1), 7));
    }
}
