package io.ptoken.hsm.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VendingKeyKindRulesTest {

    @ParameterizedTest
    @EnumSource(DecoderKeyAlgorithm.class)
    void servesStaAlwaysMisty1UnderDkga04AndDeaNever(DecoderKeyAlgorithm algorithm) {
        assertThat(VendingKeyKindRules.serves(algorithm, EncryptionAlgorithm.STA))
                .isTrue();
        assertThat(VendingKeyKindRules.serves(algorithm, EncryptionAlgorithm.MISTY1))
                .isEqualTo(algorithm == DecoderKeyAlgorithm.DKGA04);
        assertThat(VendingKeyKindRules.serves(algorithm, EncryptionAlgorithm.DEA))
                .isFalse();
    }

    @Test
    void namesCipherAlgorithmAndKeyInTheRefusal() {
        assertRefused(
                () -> VendingKeyKindRules.requireServes(
                        DecoderKeyAlgorithm.DKGA02, EncryptionAlgorithm.MISTY1, () -> "register 3"),
                SmStatus.KEY_PARAM_ERROR,
                "40 KEY_PARAM_ERROR: EA 11 under DKGA 02 of register 3");
    }

    @Test
    void givesCreditUnderUniqueKeysAndUnderCommonOnesOnCards() {
        assertThatCode(() -> {
                    credit(KeyType.DUTK, TokenCarrierType.NUMERIC);
                    credit(KeyType.DCTK, TokenCarrierType.MAGNETIC_CARD);
                })
                .doesNotThrowAnyException();
        assertRefused(
                () -> credit(KeyType.DCTK, TokenCarrierType.NUMERIC),
                SmStatus.KEY_TYPE_ERROR,
                "05 KEY_TYPE_ERROR: register 3 makes common keys, which carry credit on magnetic cards only");
        assertRefused(
                () -> credit(KeyType.DDTK, TokenCarrierType.MAGNETIC_CARD),
                SmStatus.KEY_TYPE_ERROR,
                "05 KEY_TYPE_ERROR: register 3 makes default keys, which carry no credit");
    }

    private static void credit(KeyType keyType, TokenCarrierType tct) {
        VendingKeyKindRules.requireCreditKey(keyType, tct, () -> "register 3");
    }

    private static void assertRefused(ThrowingCallable check, SmStatus status, String message) {
        assertThatExceptionOfType(SecurityModuleException.class)
                .isThrownBy(check)
                .withMessage(message)
                .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    }
}
