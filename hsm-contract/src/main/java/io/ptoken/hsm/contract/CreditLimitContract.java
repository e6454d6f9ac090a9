package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** ULM and CLM: module protocol section 6.2 under assumption A22. */
public interface CreditLimitContract extends ContractModules {

    private static CreditLimit unitsLeft(SecurityModule module) {
        return module.vendingKeys().get(0).unitLimit();
    }

    private static CreditLimit currencyLeft(SecurityModule module) {
        return module.vendingKeys().get(0).currencyLimit();
    }

    private static VendCreditRequest currency(long units) {
        return Asked.standard().credit(CreditSubclass.ELECTRICITY_CURRENCY, Amounts.currency(units));
    }

    @Test
    default void unitCreditIsChargedWithWhatTheMeterCredits() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(30_000).withCurrencyLimit(7)), module -> {
            module.vendCredit(Asked.standard().units(20_000)); // the code carries 20004
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(9_996));
            assertThat(currencyLeft(module)).isEqualTo(new CreditLimit(7));
        });
    }

    @Test
    default void aUnitLimitMayBeSpentToTheLastTenthAndNoFurther() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(10)), module -> {
            assertRefused(
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE,
                    () -> module.vendCredit(Asked.standard().units(11)));
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(10));
            module.vendCredit(Asked.standard().units(10));
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(0));
            assertRefused(
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE,
                    () -> module.vendCredit(Asked.standard().units(1)));
        });
    }

    @Test
    default void currencyIsChargedWithWhatTheMeterCreditsAndShownInWholeUnits() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(7).withCurrencyLimit(100)), module -> {
            module.vendCredit(currency(1));
            assertThat(currencyLeft(module)).isEqualTo(new CreditLimit(99));
            module.vendCredit(currency(1_000_000)); // the code carries 10.00024
            assertThat(currencyLeft(module)).isEqualTo(new CreditLimit(89)); // 89.99975
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(7));
        });
    }

    /** Each of 1.00 carries 1.00004, so that 0.99604 is left. */
    @Test
    default void currencyCanBeSpentToTheLastSaleThatFits() {
        on(ContractSetup.of(ContractKey.standard().withCurrencyLimit(100)), module -> {
            for (int i = 0; i < 99; i++) {
                module.vendCredit(currency(100_000));
            }
            assertThat(currencyLeft(module).value()).isZero();
            assertRefused(SmStatus.INSUFFICIENT_CREDIT_BALANCE, () -> module.vendCredit(currency(100_000)));
            module.vendCredit(currency(50_000));
        });
    }

    @Test
    default void currencyBeyondTheLimitIsRefused() {
        on(ContractSetup.of(ContractKey.standard().withCurrencyLimit(10)), module -> {
            assertRefused(SmStatus.INSUFFICIENT_CREDIT_BALANCE, () -> module.vendCredit(currency(1_000_000)));
            assertThat(currencyLeft(module)).isEqualTo(new CreditLimit(10));
        });
    }

    @Test
    default void negativeCurrencyNeitherCostsNorGivesBack() {
        on(ContractSetup.of(ContractKey.standard().withCurrencyLimit(9)), module -> {
            module.vendCredit(currency(-1_000_000));
            assertThat(currencyLeft(module)).isEqualTo(new CreditLimit(9));
        });
    }

    @Test
    default void aKeyWithoutLimitsNeverRunsOut() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            module.vendCredit(Asked.standard().units(18_201_624));
            module.vendCredit(currency(1_000_000));
            assertThat(unitsLeft(module)).isEqualTo(CreditLimit.UNLIMITED);
            assertThat(currencyLeft(module)).isEqualTo(CreditLimit.UNLIMITED);
        });
    }

    @Test
    default void aRefusedRequestCostsNothing() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(1_000).withSubclasses(1)), module -> {
            assertRefused(
                    SmStatus.SUBCLASS_NOT_ALLOWED,
                    () -> module.vendCredit(
                            Asked.standard().credit(CreditSubclass.WATER, Amounts.small(CreditSubclass.WATER))));
            assertRefused(
                    SmStatus.TID_OUT_OF_WINDOW,
                    () -> module.vendCredit(
                            Asked.standard().at(NOW.plus(Duration.ofDays(8))).units(1)));
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(1_000));
        });
    }

    @Test
    default void managementAndKeyChangesCostNoCredit() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(0).withCurrencyLimit(0)), module -> {
            module.vendManagement(Asked.standard().management(5, 0));
            module.vendKeyChange(KeyChangeContract.tariffChange());
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(0));
        });
    }

    @Test
    default void manyThreadsNeverOverspendALimit() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(1_000)), module -> {
            long vended = inEightThreads(() -> {
                long done = 0;
                for (int i = 0; i < 100; i++) {
                    done += vends(module, Asked.standard().units(3)) ? 1 : 0;
                }
                return done;
            });
            assertThat(vended).isEqualTo(333);
            assertThat(unitsLeft(module)).isEqualTo(new CreditLimit(1));
            assertThat(module.status().vendCounter()).isEqualTo(333);
        });
    }

    private static boolean vends(SecurityModule module, VendCreditRequest request) {
        try {
            module.vendCredit(request);
            return true;
        } catch (SecurityModuleException e) {
            assertThat(e.status()).isEqualTo(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
            return false;
        }
    }

    private static long inEightThreads(Callable<Long> work) {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(work));
            }
            long sum = 0;
            for (Future<Long> result : results) {
                sum += result.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
