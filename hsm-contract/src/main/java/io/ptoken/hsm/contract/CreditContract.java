package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ptoken.hsm.contract.FaultOrder.Fault;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Vending credit: module protocol sections 3.6 and 6.3. */
public interface CreditContract extends ContractModules {

    /** A key and a request for it. */
    record Case(ContractKey key, Asked asked) {
        private Case key(ContractKey other) {
            return new Case(other, asked);
        }

        private Case asked(Asked other) {
            return new Case(key, other);
        }
    }

    @TestFactory
    default Stream<DynamicTest> creditFaultsAreReportedInTheirOrder() {
        return new FaultOrder<>(
                        this,
                        new Case(ContractKey.standard(), Asked.standard()),
                        c -> ContractSetup.of(c.key()),
                        (module, c) -> module.vendCredit(c.asked().units(1)),
                        List.of(
                                new Fault<>(SmStatus.VK_REG_NOT_FOUND_ERROR, c -> c.asked(c.asked.of(2))),
                                new Fault<>(SmStatus.KEY_TYPE_ERROR, c -> c.key(c.key.withKeyType(KeyType.DDTK))),
                                new Fault<>(
                                        SmStatus.KEY_PARAM_ERROR, c -> c.asked(c.asked.ea(EncryptionAlgorithm.DEA))),
                                new Fault<>(SmStatus.SUBCLASS_NOT_ALLOWED, c -> c.key(c.key.withSubclasses(0xFFFE))),
                                new Fault<>(
                                        SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                                        c -> c.key(c.key.withIssuedUntil(NOW.minusSeconds(1)))),
                                new Fault<>(SmStatus.KEY_EXPIRED_ERROR, c -> c.key(c.key.withKen(0))),
                                new Fault<>(
                                        SmStatus.TID_OUT_OF_WINDOW,
                                        c -> c.asked(c.asked.at(NOW.plus(Duration.ofDays(8))))),
                                new Fault<>(SmStatus.INSUFFICIENT_CREDIT_BALANCE, c -> c.key(c.key.withUnitLimit(0)))))
                .tests();
    }

    @Test
    default void creditUnderACommonKeyNeedsAMagneticCard() {
        on(ContractSetup.of(ContractKey.standard().withKeyType(KeyType.DCTK)), module -> {
            assertRefused(
                    SmStatus.KEY_TYPE_ERROR,
                    () -> module.vendCredit(Asked.standard().units(1)));
            assertThatCode(() -> module.vendCredit(
                            Asked.standard().tct(TokenCarrierType.MAGNETIC_CARD).units(1)))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    default void creditUnderADesKeyIsNotForMisty1Meters() {
        on(ContractSetup.of(ContractKey.dkga02(1, 123456, 1, BaseDate.BDT_2014)), module -> {
            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> module.vendCredit(
                            Asked.standard().ea(EncryptionAlgorithm.MISTY1).units(1)));
        });
    }

    @Test
    default void creditNeedsNoKeyThatIsActiveAlready() {
        on(
                ContractSetup.of(ContractKey.standard().withActive(NOW.plusSeconds(1))),
                module -> assertNotActiveWhereThatMatters(
                        () -> module.vendCredit(Asked.standard().units(1))));
    }

    @Test
    default void creditIsVendedUpToTheSecondOfIssuedUntil() {
        on(
                ContractSetup.of(ContractKey.standard().withIssuedUntil(NOW)),
                module -> assertThatCode(
                                () -> module.vendCredit(Asked.standard().units(1)))
                        .doesNotThrowAnyException());
    }

    @Test
    default void aTidEqualToTheKeyExpiryNumberIsTheLastOne() {
        Asked last = Asked.standard().tid(0x67FFFF);
        ContractSetup setup = ContractSetup.of(ContractKey.standard().withKen(0x67))
                .at(last.tid().instant(ContractKey.standard().baseDate()));
        on(setup, module -> {
            assertThatCode(() -> module.vendCredit(last.units(1))).doesNotThrowAnyException();
            assertRefused(
                    SmStatus.KEY_EXPIRED_ERROR,
                    () -> module.vendCredit(last.tid(0x680000).units(1)));
        });
    }

    @Test
    default void theTidWindowReachesAsFarBackAsForward() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            Duration window = Duration.ofDays(7);
            for (Duration distance : List.of(window, window.negated())) {
                assertThatCode(() -> module.vendCredit(
                                Asked.standard().at(NOW.plus(distance)).units(1)))
                        .doesNotThrowAnyException();
            }
            Duration tooFar = window.plusMinutes(1);
            for (Duration distance : List.of(tooFar, tooFar.negated())) {
                assertRefused(
                        SmStatus.TID_OUT_OF_WINDOW,
                        () -> module.vendCredit(
                                Asked.standard().at(NOW.plus(distance)).units(1)));
            }
        });
    }

    @Test
    default void theSubclassMaskIsReadBitBySubclass() {
        for (CreditSubclass allowed : CreditSubclass.values()) {
            on(ContractSetup.of(ContractKey.standard().withSubclasses(1 << allowed.code())), module -> {
                for (CreditSubclass subclass : CreditSubclass.values()) {
                    if (subclass == allowed) {
                        assertThatCode(() ->
                                        module.vendCredit(Asked.standard().credit(subclass, Amounts.small(subclass))))
                                .doesNotThrowAnyException();
                    } else {
                        assertRefused(
                                SmStatus.SUBCLASS_NOT_ALLOWED,
                                () -> module.vendCredit(Asked.standard().credit(subclass, Amounts.small(subclass))));
                    }
                }
            });
        }
    }

    @Test
    default void everyCreditTokenDecodesToWhatWasAskedFor() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            for (EncryptionAlgorithm ea : List.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)) {
                Asked asked = Asked.standard().ea(ea).ti(42).pan("000001000000000082");
                for (CreditSubclass subclass : CreditSubclass.values()) {
                    assertThat(Meter.of(ContractKey.standard(), asked)
                                    .read(module.vendCredit(asked.credit(subclass, Amounts.small(subclass)))))
                            .isEqualTo(CreditToken.of(
                                    subclass, new RandomNibble(5), asked.tid(), Amounts.small(subclass)));
                }
            }
        });
    }

    @Test
    default void theLargestAmountsAreVended() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            assertThatCode(() -> module.vendCredit(Asked.standard().units(UnitAmountCode.MAX_UNITS)))
                    .doesNotThrowAnyException();
            assertThatCode(() -> module.vendCredit(Asked.standard()
                            .credit(
                                    CreditSubclass.ELECTRICITY_CURRENCY,
                                    CurrencyAmountCode.encode(BigInteger.TEN.pow(35)))))
                    .doesNotThrowAnyException();
        });
    }
}
