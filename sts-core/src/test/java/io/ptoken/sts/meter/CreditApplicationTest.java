package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.credit;
import static io.ptoken.sts.meter.MeterBench.minutesAfterMaking;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.meter.result.MeterEffect.Credited;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.ClearCredit;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreditApplicationTest {

    private static final EncryptionAlgorithm[] CIPHERS = {EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1};

    @Test
    void addsToWhatIsThere() {
        MeterBench bench = MeterBench.sta();
        bench.accepts(credit(1, 100));
        MeterResponse second = bench.enter(credit(2, 50));
        assertThat(second.effect())
                .contains(new Credited(CreditSubclass.ELECTRICITY, BigInteger.valueOf(50), BigInteger.valueOf(150)));
        assertThat(balance(bench, CreditSubclass.ELECTRICITY)).isEqualTo(150);
    }

    @Test
    void creditsTheRoundingGain() {
        MeterBench bench = MeterBench.sta();
        bench.accepts(credit(1, 20_000));
        assertThat(balance(bench, CreditSubclass.ELECTRICITY)).isEqualTo(20_004);
    }

    @ParameterizedTest
    @EnumSource
    void touchesTheRegisterOfItsSubclassAlone(CreditSubclass subclass) {
        MeterBench bench = MeterBench.sta();
        bench.accepts(credit(subclass, minutesAfterMaking(1), amount(subclass, BigInteger.TEN)));
        assertThat(bench.meter.snapshot().credit()).allSatisfy((register, balance) -> {
            if (register == subclass) {
                assertThat(balance).isPositive();
            } else {
                assertThat(balance).isZero();
            }
        });
    }

    /** What was asked for, or less than one step more; for debits as well, in the customer's favour. */
    @ParameterizedTest
    @EnumSource
    void creditsAtLeastWhatWasAskedAndLessThanOneStepMore(CreditSubclass subclass) {
        SplittableRandom random = new SplittableRandom(20_261_123 + subclass.code());
        for (int round = 0; round < 500; round++) {
            MeterBench bench = MeterBench.of(CIPHERS[round % CIPHERS.length]);
            BigInteger asked = anyAmount(subclass, random);
            TransferAmountCode amount = amount(subclass, asked);
            bench.accepts(credit(subclass, minutesAfterMaking(1 + random.nextInt(1_000_000)), amount));
            BigInteger gain = balance(bench, subclass).subtract(asked);
            BigInteger step = BigInteger.TEN.pow(amount.exponent());
            assertThat(gain)
                    .as("asked %s", asked)
                    .isGreaterThanOrEqualTo(BigInteger.ZERO)
                    .isLessThan(step);
        }
    }

    @Test
    void aDebitTakesCurrencyAway() {
        MeterBench bench = MeterBench.sta();
        CreditSubclass register = CreditSubclass.ELECTRICITY_CURRENCY;
        bench.accepts(credit(register, minutesAfterMaking(1), CurrencyAmountCode.encode(BigInteger.valueOf(500))));
        bench.accepts(credit(register, minutesAfterMaking(2), CurrencyAmountCode.encode(BigInteger.valueOf(-700))));
        assertThat(balance(bench, register)).isEqualTo(-200);
    }

    @Test
    void fillsARegisterToItsCapacity() {
        MeterBench bench = MeterBench.sta(capacityOf(150));
        bench.accepts(credit(1, 100));
        bench.accepts(credit(2, 50));
        assertThat(balance(bench, CreditSubclass.ELECTRICITY)).isEqualTo(150);
    }

    @Test
    void answersOverflowErrorBeyondTheCapacityAndLeavesTheTokenUsable() {
        MeterBench bench = MeterBench.sta(capacityOf(150));
        bench.accepts(credit(1, 100));
        CreditToken tooMuch = credit(2, 51);
        bench.refuses(tooMuch, MeterResult.OVERFLOW_ERROR, MeterStage.APPLY);
        bench.accepts(new ClearCredit(MeterBench.RND, minutesAfterMaking(3), 0));
        bench.accepts(tooMuch);
    }

    @Test
    void spendsATokenThatOverflowsWhereTheMeterDoesSo() {
        MeterBench bench = MeterBench.sta(VirtualMeterSettings.builder()
                .unitCapacity(BigInteger.valueOf(150))
                .cancelsOnOverflow(true)
                .build());
        bench.accepts(credit(1, 100));
        CreditToken tooMuch = credit(2, 51);
        MeterResponse response = bench.enter(tooMuch);
        assertThat(response.result()).isEqualTo(MeterResult.OVERFLOW_ERROR);
        assertThat(response.stage()).isEqualTo(MeterStage.APPLY);
        assertThat(response.effect()).isEmpty();
        assertThat(balance(bench, CreditSubclass.ELECTRICITY)).isEqualTo(100);
        bench.refuses(tooMuch, MeterResult.USED_ERROR, MeterStage.VALIDATE);
    }

    @Test
    void answersOverflowErrorToADebtBeyondTheCapacity() {
        MeterBench bench = MeterBench.sta(capacityOf(150));
        CreditToken debt = credit(
                CreditSubclass.GAS_CURRENCY,
                minutesAfterMaking(1),
                CurrencyAmountCode.encode(BigInteger.valueOf(-151)));
        bench.refuses(debt, MeterResult.OVERFLOW_ERROR, MeterStage.APPLY);
    }

    @Test
    void answersFunctionErrorToCreditForAServiceItDoesNotHave() {
        MeterBench bench = MeterBench.sta(VirtualMeterSettings.builder()
                .services(EnumSet.of(CreditSubclass.ELECTRICITY))
                .build());
        bench.refuses(
                credit(CreditSubclass.WATER, minutesAfterMaking(1), UnitAmountCode.encode(1)),
                MeterResult.FUNCTION_ERROR,
                MeterStage.APPLY);
        bench.accepts(credit(2, 100));
    }

    @ParameterizedTest
    @EnumSource(names = {"DITK", "DUTK", "DCTK"})
    void takesCreditUnderEveryKeyTypeButOne(KeyType keyType) {
        MeterBench.withKeyType(keyType).accepts(credit(1, 100));
    }

    @ParameterizedTest
    @EnumSource
    void answersDdtkErrorToCreditUnderADefaultKey(CreditSubclass subclass) {
        MeterBench.withKeyType(KeyType.DDTK)
                .refuses(
                        credit(subclass, minutesAfterMaking(1), amount(subclass, BigInteger.ONE)),
                        MeterResult.DDTK_ERROR,
                        MeterStage.VALIDATE);
    }

    private static VirtualMeterSettings capacityOf(long units) {
        return VirtualMeterSettings.builder()
                .unitCapacity(BigInteger.valueOf(units))
                .currencyCapacity(BigInteger.valueOf(units))
                .build();
    }

    private static BigInteger balance(MeterBench bench, CreditSubclass register) {
        return bench.meter.snapshot().balance(register);
    }

    private static TransferAmountCode amount(CreditSubclass subclass, BigInteger units) {
        return subclass.isCurrency() ? CurrencyAmountCode.encode(units) : UnitAmountCode.encode(units.longValueExact());
    }

    /** Any magnitude with equal chance for small and large ones. */
    private static BigInteger anyAmount(CreditSubclass subclass, SplittableRandom random) {
        if (!subclass.isCurrency()) {
            return BigInteger.valueOf(random.nextLong(1L << random.nextInt(25)) % (UnitAmountCode.MAX_UNITS + 1));
        }
        BigInteger magnitude = new BigInteger(1 + random.nextInt(117), new Random(random.nextLong()))
                .min(CurrencyAmountCode.MAX_UNITS);
        return random.nextBoolean() ? magnitude : magnitude.negate();
    }
}
