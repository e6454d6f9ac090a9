package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification.Invalid;
import io.ptoken.hsm.vend.TokenVerification.Valid;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifying tokens: module protocol section 3.9. */
public interface VerificationContract extends ContractModules {

    private static Token credit() {
        return CreditToken.of(
                CreditSubclass.GAS, new RandomNibble(9), Asked.standard().tid(), UnitAmountCode.encode(20_000));
    }

    private static TokenNumber written(ContractKey key, Token token) {
        return Meter.of(key, Asked.standard()).write(token);
    }

    @Test
    default void aUnitCreditTokenIsRead() {
        on(
                ContractSetup.of(ContractKey.standard()),
                module -> assertThat(module.verify(Asked.standard().verify(written(ContractKey.standard(), credit()))))
                        .isEqualTo(new Valid(
                                TokenClass.CREDIT, 2, 0x416A, Asked.standard().tid())));
    }

    @Test
    default void aCurrencyCreditTokenIsReadWithAllTwentyBits() {
        Token token = CreditToken.of(
                CreditSubclass.WATER_CURRENCY,
                new RandomNibble(0),
                Asked.standard().tid(),
                Amounts.currency(181_862_400_000L));
        on(
                ContractSetup.of(ContractKey.standard()),
                module -> assertThat(module.verify(Asked.standard().verify(written(ContractKey.standard(), token))))
                        .isEqualTo(new Valid(
                                TokenClass.CREDIT, 5, 0x1FFEE, Asked.standard().tid())));
    }

    @Test
    default void aManagementTokenIsRead() {
        Token token =
                ManagementToken.of(10, new RandomNibble(5), Asked.standard().tid(), 0xFC01);
        on(
                ContractSetup.of(ContractKey.standard()),
                module -> assertThat(module.verify(Asked.standard().verify(written(ContractKey.standard(), token))))
                        .isEqualTo(new Valid(
                                TokenClass.METER_SPECIFIC,
                                10,
                                0xFC01,
                                Asked.standard().tid())));
    }

    @Test
    default void tokensOfBothCiphersAreRead() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            for (EncryptionAlgorithm ea : List.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)) {
                Asked asked = Asked.standard().ea(ea);
                assertThat(module.verify(asked.verify(module.vendCredit(asked.units(1)))))
                        .isEqualTo(new Valid(TokenClass.CREDIT, 0, 1, asked.tid()));
            }
        });
    }

    @Test
    default void aTokenOfAnotherTariffHasAWrongCrc() {
        on(
                ContractSetup.of(ContractKey.standard()),
                module -> assertThat(
                                module.verify(Asked.standard().ti(2).verify(written(ContractKey.standard(), credit()))))
                        .isEqualTo(new Invalid(SmStatus.TOKEN_CRC_ERROR)));
    }

    @Test
    default void aTokenBeyondTheKeyExpiryNumberIsInvalid() {
        ContractKey key = ContractKey.standard().withKen(0x66);
        on(
                ContractSetup.of(key),
                module -> assertThat(module.verify(Asked.standard().verify(written(key, credit()))))
                        .isEqualTo(new Invalid(SmStatus.KEY_EXPIRED_ERROR)));
    }

    @Test
    default void aTokenUnderAKeyPastIssuedUntilIsStillVerified() {
        ContractKey key = ContractKey.standard().withIssuedUntil(NOW.minusSeconds(1));
        on(
                ContractSetup.of(key),
                module -> assertThat(module.verify(Asked.standard().verify(written(key, credit()))))
                        .isInstanceOf(Valid.class));
    }

    @Test
    default void creditUnderADefaultKeyIsInvalidAndManagementIsNot() {
        ContractKey key = ContractKey.standard().withKeyType(KeyType.DDTK);
        Token management =
                ManagementToken.of(5, new RandomNibble(5), Asked.standard().tid(), 0);
        on(ContractSetup.of(key), module -> {
            assertThat(module.verify(Asked.standard().verify(written(key, credit()))))
                    .isEqualTo(new Invalid(SmStatus.DDTK_CREDIT_ERROR));
            assertThat(module.verify(Asked.standard().verify(written(key, management))))
                    .isInstanceOf(Valid.class);
        });
    }

    @Test
    default void neitherWindowNorActivationNorLimitsMatterToVerification() {
        ContractKey key =
                ContractKey.standard().withUnitLimit(0).withSubclasses(0).withActive(NOW.plusSeconds(1));
        Token old = CreditToken.of(
                CreditSubclass.ELECTRICITY,
                new RandomNibble(5),
                Asked.standard().tid(1_000).tid(),
                UnitAmountCode.encode(1));
        on(
                ContractSetup.of(key),
                module -> assertThat(module.verify(Asked.standard().verify(written(key, old))))
                        .isInstanceOf(Valid.class));
    }

    @Test
    default void onlyClassesZeroAndTwoAreVerified() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            for (TokenClass other : List.of(TokenClass.NON_METER_SPECIFIC, TokenClass.RESERVED)) {
                assertRefused(
                        SmStatus.KEY_PARAM_ERROR,
                        () -> module.verify(Asked.standard().verify(TokenNumber.insert(other, 0x0123456789ABCDEFL))));
            }
        });
    }

    @Test
    default void sectionsOfKeyChangesAreNotVerified() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            TokenNumber section = module.vendKeyChange(KeyChangeContract.tariffChange())
                    .tokens()
                    .get(0);
            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> module.verify(Asked.standard().verify(section)));
        });
    }

    @Test
    default void verificationNeedsAKeyAndACipherItServes() {
        on(ContractSetup.of(ContractKey.standard()), module -> {
            TokenNumber token = written(ContractKey.standard(), credit());
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    () -> module.verify(Asked.standard().of(2).verify(token)));
            assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    () -> module.verify(
                            Asked.standard().ea(EncryptionAlgorithm.DEA).verify(token)));
        });
    }

    @Test
    default void verificationChangesNothing() {
        on(ContractSetup.of(ContractKey.standard().withUnitLimit(100_000)), module -> {
            var keys = module.vendingKeys();
            module.verify(Asked.standard().verify(written(ContractKey.standard(), credit())));
            assertThat(module.vendingKeys()).isEqualTo(keys);
            assertThat(module.status().vendCounter()).isZero();
        });
    }
}
