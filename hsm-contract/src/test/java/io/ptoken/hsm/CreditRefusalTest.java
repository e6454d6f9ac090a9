package io.ptoken.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.CreditStanding;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KmcId;
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

    /** A key of which less than one currency unit is left still sells. */
    @Test
    void aPartOfACurrencyUnitIsNotUsedUp() {
        VendingKeyAttributes whole = key(ContractKey.standard().withSubclasses(0x0010), Optional.empty());
        assertThat(CreditStanding.of(withCurrencyLimit(whole, new CreditLimit(0, true)), NOW))
                .isEqualTo(new CreditStanding(Optional.empty(), ""));
        assertThat(CreditStanding.of(withCurrencyLimit(whole, new CreditLimit(0)), NOW)
                        .vends())
                .isFalse();
    }

    private static VendingKeyAttributes withCurrencyLimit(VendingKeyAttributes key, CreditLimit limit) {
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
                limit,
                key.subclasses(),
                key.cluster(),
                key.kcv());
    }

    private static String reason(ContractKey key) {
        return CreditStanding.of(key(key, Optional.empty()), NOW).reason();
    }

    /** What people read in tables, with attribute and status. */
    @Test
    void eachReasonIsTold() {
        ContractKey key = ContractKey.standard();
        assertThat(reason(key)).isEmpty();
        assertThat(reason(key.withKeyType(KeyType.DDTK))).isEqualTo("a default key carries no credit (05)");
        assertThat(reason(key.withSubclasses(0xFF00))).isEqualTo("no credit subclass allowed (SBM, 48)");
        assertThat(reason(key.withActive(NOW.plusSeconds(1))))
                .isEqualTo("is not active before 2026-11-23T08:00:01Z (ACT, 43)");
        assertThat(reason(key.withIssuedUntil(NOW.minusSeconds(1))))
                .isEqualTo("was to be used until 2026-11-23T07:59:59Z (IUT, 42)");
        assertThat(reason(key.withKen(102)))
                .isEqualTo("its token identifiers ran out at 2026-11-01T15:28:00Z (KEN 102, 41)");
        assertThat(reason(key.withUnitLimit(0).withSubclasses(0x0001))).isEqualTo("unit credit used up (ULM, 31)");
        assertThat(reason(key.withCurrencyLimit(0).withSubclasses(0x0010)))
                .isEqualTo("currency credit used up (CLM, 31)");
        assertThat(reason(key.withUnitLimit(0).withCurrencyLimit(0)))
                .isEqualTo("unit and currency credit used up (ULM, CLM, 31)");
        VendingKeyAttributes delivered =
                key(key, Optional.of(new VendingKeyOrigin(new KmcId("KMC-1"), 1, KekSlotState.LOADING, "Town")));
        assertThat(CreditStanding.of(delivered, NOW).reason()).isEqualTo("its KMC's key load has not ended (26)");
    }

    @Test
    void aKeyPastItsExpSaysSo() {
        Instant end = NOW.minusSeconds(1);
        VendingKeyAttributes key = expired(ContractKey.standard(), end);
        assertThat(CreditStanding.of(key, NOW))
                .isEqualTo(new CreditStanding(
                        Optional.of(SmStatus.KEY_EXPIRED_ERROR), "expired at 2026-11-23T07:59:59Z (EXP, 41)"));
        assertThat(CreditStanding.of(expired(ContractKey.standard().withIssuedUntil(end), end), NOW)
                        .reason())
                .as("past both")
                .isEqualTo("was to be used until 2026-11-23T07:59:59Z (IUT, 42)");
    }

    /** Some credit can be vended, so VND is 1; a sale of the other kind fails all the same. */
    @Test
    void whatFailsOfAKeyThatVendsIsToldToo() {
        ContractKey key = ContractKey.standard();
        assertThat(standing(key.withUnitLimit(0)))
                .isEqualTo(new CreditStanding(Optional.empty(), "unit credit used up (ULM, 31)"));
        assertThat(standing(key.withCurrencyLimit(0)))
                .isEqualTo(new CreditStanding(Optional.empty(), "currency credit used up (CLM, 31)"));
        assertThat(standing(key.withKeyType(KeyType.DCTK)))
                .isEqualTo(new CreditStanding(Optional.empty(), "a common key sells for magnetic cards only (05)"));
        assertThat(standing(key.withUnitLimit(0)).vends()).isTrue();
    }

    @Test
    void theSourceOfAKeyIsItsKmcOrItsOwner() {
        VendingKeyOrigin origin = new VendingKeyOrigin(new KmcId("KMC-1"), 1, KekSlotState.ACTIVE, "Town");
        VendingKeyAttributes byHand = key(ContractKey.standard(), Optional.empty());

        assertThat(byHand.source()).isEqualTo(KeySource.OWNER);
        assertThat(key(ContractKey.standard(), Optional.of(origin)).source()).isEqualTo(KeySource.KMC);
        assertThat(byHand.from(origin)).isEqualTo(key(ContractKey.standard(), Optional.of(origin)));
        assertThat(byHand.from(KeySource.CONFIGURATION).source()).isEqualTo(KeySource.CONFIGURATION);
        assertThat(byHand.from(KeySource.CONFIGURATION).from(KeySource.OWNER)).isEqualTo(byHand);
    }

    private static CreditStanding standing(ContractKey key) {
        return CreditStanding.of(key(key, Optional.empty()), NOW);
    }

    private static VendingKeyAttributes expired(ContractKey key, Instant end) {
        VendingKeyAttributes whole = key(key, Optional.empty());
        return new VendingKeyAttributes(
                whole.register(),
                whole.sgc(),
                whole.krn(),
                whole.keyType(),
                whole.ken(),
                whole.baseDate(),
                whole.algorithm(),
                KeyDates.of(key.active(), Optional.of(end), key.issuedUntil()),
                whole.unitLimit(),
                whole.currencyLimit(),
                whole.subclasses(),
                whole.cluster(),
                whole.kcv());
    }

    @Test
    void kenEndsWithItsLastTokenIdentifier() {
        VendingKeyAttributes key = key(ContractKey.standard().withKen(102), Optional.empty());
        assertThat(key.kenEnd()).isEqualTo(KEN_102_END);
        assertThat(key.creditRefusal(KEN_102_END.minusSeconds(1))).isEmpty();
        assertThat(key.creditRefusal(KEN_102_END)).contains(SmStatus.KEY_EXPIRED_ERROR);
    }
}
