package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.CreditStanding;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.register.KeyAllowances;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash costs a key at most a hundredth of what it has left, however little that is. */
class SmallLimitTest {

    private static final int ULM = 9_000;
    private static final int CLM = 100;

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
        bench.settings = SoftModuleSettings.DEFAULT;
    }

    private static VendCreditRequest currency(long steps) {
        VendCreditRequest units = units(1);
        return new VendCreditRequest(
                units.register(),
                units.pan(),
                units.ti(),
                units.ea(),
                units.tct(),
                CreditSubclass.ELECTRICITY_CURRENCY,
                CurrencyAmountCode.encode(BigInteger.valueOf(steps)),
                units.tid());
    }

    private SoftSecurityModule create() {
        return bench.createWith(ContractKey.standard().withUnitLimit(ULM).withCurrencyLimit(CLM));
    }

    private static KeyAllowances left(SoftSecurityModule module) {
        VendingRegister register = module.register(TestBench.ONE);
        return new KeyAllowances(register.units().left(), register.currency().left());
    }

    /** What a module would find that is started after a crash now. */
    private KeyAllowances leftAfterACrash() {
        try (SoftSecurityModule later = bench.openCopy()) {
            return left(later);
        }
    }

    private void assertAHundredthAtMostIsLost(SoftSecurityModule module) {
        KeyAllowances truly = left(module);
        KeyAllowances found = leftAfterACrash();
        assertBound(truly.units(), found.units());
        assertBound(truly.currency(), found.currency());
    }

    private static void assertBound(Allowance truly, Allowance found) {
        long most = truly.steps() / 100;
        assertThat(found.steps()).isBetween(truly.steps() - most, truly.steps());
    }

    /** 900 kWh and 100 of currency, with the leases of an installation. */
    @Test
    void oneSaleAndACrashCostOneHundredth() {
        try (SoftSecurityModule module = create()) {
            module.vendCredit(units(10));
            assertThat(leftAfterACrash().units().steps()).isEqualTo(8_990 - 89);
            module.vendCredit(currency(10_000));
            assertThat(leftAfterACrash().currency().steps()).isEqualTo(9_990_000 - 99_900);
            assertAHundredthAtMostIsLost(module);
        }
    }

    @Test
    void aSaleThatIsMoreThanAHundredthIsWrittenByItself() {
        try (SoftSecurityModule module = create()) {
            module.vendCredit(units(500));
            module.vendCredit(currency(200_000));
            assertThat(leftAfterACrash()).isEqualTo(left(module));
        }
    }

    @Test
    void theBoundHoldsToTheLastSale() {
        try (SoftSecurityModule module = create()) {
            for (int i = 0; i < 40; i++) {
                module.vendCredit(units(3 + i * 10 % 70));
                module.vendCredit(currency(7_000 + i * 30_000 % 170_000));
                assertAHundredthAtMostIsLost(module);
            }
        }
    }

    @Test
    void aCleanStopLosesNothing() {
        KeyAllowances before;
        try (SoftSecurityModule module = create()) {
            module.vendCredit(units(10));
            module.vendCredit(currency(10_000));
            before = left(module);
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(left(module)).isEqualTo(before);
        }
    }

    /** What is left is less than the limit counts, but not used up: VND stays true until the smallest sale fails. */
    @Test
    void aLimitIsUsedUpWhenItsSmallestSaleFails() {
        try (SoftSecurityModule module = create()) {
            for (int i = 0; i < 99; i++) {
                module.vendCredit(currency(100_000));
            }
            assertThat(currencyReason(module)).isEmpty();
            module.vendCredit(currency(40_000));
            assertThat(currencyReason(module)).isEmpty();
            while (left(module).currency().steps() > 0) {
                assertThat(currencyReason(module)).isEmpty();
                module.vendCredit(currency(Math.min(left(module).currency().steps(), 16_383)));
            }
            assertThat(currencyReason(module)).isEqualTo("currency credit used up (CLM, 31)");
            assertRefused(
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE,
                    "register 1 (SGC 201457 KRN 1 KT 2) may vend 0.00 of currency more, not 0.00001",
                    () -> module.vendCredit(currency(1)));
        }
    }

    private String currencyReason(SoftSecurityModule module) {
        return CreditStanding.of(module.vendingKeys().get(0), bench.clock.instant())
                .reason();
    }

    @Test
    void aHundredGivesNinetyNineSalesOfOne() {
        try (SoftSecurityModule module = create()) {
            for (int i = 0; i < 99; i++) {
                module.vendCredit(currency(100_000));
            }
            assertThat(module.vendingKeys().get(0).currencyLimit()).isEqualTo(new CreditLimit(0, true));
            assertRefused(
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE,
                    "register 1 (SGC 201457 KRN 1 KT 2) may vend 0.99604 of currency more, not 1.00004",
                    () -> module.vendCredit(currency(100_000)));
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(left(module).currency().steps()).isEqualTo(99_604);
            module.vendCredit(currency(90_000));
        }
    }
}
