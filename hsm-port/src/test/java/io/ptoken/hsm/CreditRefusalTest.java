package io.ptoken.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** VND: every reason, and which of two is given. */
class CreditRefusalTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    /** End of KEN 102 under base date 2014: 103 steps of 65536 minutes. */
    private static final Instant KEN_102_END = Instant.parse("2026-11-01T15:28:00Z");

    private static VendingKeyAttributes key(ContractKey key, Optional<VendingKeyOrigin> origin) {
        return new VendingKeyAttributes(
                key.register(),
                key.sgc(),
                key.krn(),
                key.keyType(),
                key.ken(),
                key.baseDate(),
                key.algorithm(),
                key.dates(),
                key.unitLimit(),
                key.currencyLimit(),
                key.subclasses(),
                key.cluster(),
                new KeyCheckValue("7915C8"),
                origin);
    }

    private static Optional<SmStatus> refusal(ContractKey key) {
        return key(key, Optional.empty()).creditRefusal(NOW);
    }

    private static Optional<SmStatus> refusal(ContractKey key, KekSlotState state) {
        return key(key, Optional.of(new VendingKeyOrigin(new KmcId("KMC-1"), 1, state, "Town")))
                .creditRefusal(NOW);
    }

    @Test
    void aKeyWithoutRestrictionsVends() {
        assertThat(refusal(ContractKey.standard())).isEmpty();
        assertThat(refusal(ContractKey.standard().withKeyType(KeyType.DCTK))).isEmpty();
        assertThat(refusal(ContractKey.standard().withIssuedUntil(NOW))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KekSlotState.class)
    void theSlotOfTheKeyComesFirst(KekSlotState state) {
        ContractKey key = ContractKey.standard();
        ContractKey defaultKey = key.withKeyType(KeyType.DDTK);
        if (state.vendsCredit()) {
            assertThat(refusal(key, state)).isEmpty();
            assertThat(refusal(defaultKey, state)).contains(SmStatus.KEY_TYPE_ERROR);
        } else {
            assertThat(refusal(key, state)).contains(SmStatus.KMC_KEY_STATE_ERROR);
            assertThat(refusal(defaultKey, state)).contains(SmStatus.KMC_KEY_STATE_ERROR);
        }
    }

    @Test
    void theOthersComeInTheOrderOfTheModulesChecks() {
        ContractKey key = ContractKey.standard().withUnitLimit(0).withCurrencyLimit(0);
        assertThat(refusal(key)).contains(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
        key = key.withKen(102);
        assertThat(refusal(key)).contains(SmStatus.KEY_EXPIRED_ERROR);
        key = key.withIssuedUntil(NOW.minusSeconds(1));
        assertThat(refusal(key)).contains(SmStatus.KEY_ISSUE_EXPIRED_ERROR);
        key = key.withActive(NOW.plusSeconds(1));
        assertThat(refusal(key)).contains(SmStatus.KEY_NOT_YET_ACTIVE);
        key = key.withSubclasses(0xFF00);
        assertThat(refusal(key)).contains(SmStatus.SUBCLASS_NOT_ALLOWED);
        key = key.withKeyType(KeyType.DDTK);
        assertThat(refusal(key)).contains(SmStatus.KEY_TYPE_ERROR);
    }

    @Test
    void aLimitThatIsUsedUpStopsTheKeyOnlyWithTheOtherOrWithoutItsSubclasses() {
        assertThat(refusal(ContractKey.standard().withUnitLimit(0))).isEmpty();
        assertThat(refusal(ContractKey.standard().withCurrencyLimit(0))).isEmpty();
        assertThat(refusal(ContractKey.standard().withUnitLimit(0).withSubclasses(0x0001)))
                .contains(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
        assertThat(refusal(ContractKey.standard().withCurrencyLimit(0).withSubclasses(0x0010)))
                .contains(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
    }

    @Test
    void kenEndsWithItsLastTokenIdentifier() {
        VendingKeyAttributes key = key(ContractKey.standard().withKen(102), Optional.empty());
        assertThat(key.kenEnd()).isEqualTo(KEN_102_END);
        assertThat(key.creditRefusal(KEN_102_END.minusSeconds(1))).isEmpty();
        assertThat(key.creditRefusal(KEN_102_END)).contains(SmStatus.KEY_EXPIRED_ERROR);
    }
}
