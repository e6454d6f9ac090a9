package io.ptoken.hsm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Tokens known to the digit. Those of EA 11 are the expected tokens of STS 531-1-11; those of EA 07 were computed with a
 * second implementation of the specification under the sample STA tables.
 */
public interface KnownTokensContract extends ContractModules {

    private void assertToken(
            String expected, String time, Asked asked, BiFunction<SecurityModule, Asked, TokenNumber> vend) {
        Instant now = Instant.parse(time);
        on(
                ContractSetup.of(ContractKey.standard()).at(now),
                module ->
                        assertThat(vend.apply(module, asked.at(now)).decimal()).isEqualTo(expected));
    }

    private static Asked sta() {
        return Asked.standard();
    }

    private static Asked misty1() {
        return Asked.standard().ea(EncryptionAlgorithm.MISTY1);
    }

    @Test
    default void staElectricity() {
        assertToken(
                "68934214362957084107",
                "2014-03-01T13:00:00Z",
                sta(),
                (module, asked) -> module.vendCredit(asked.units(1)));
    }

    @Test
    default void staWaterRoundedUp() {
        assertToken(
                "07799448196138876982",
                "2026-11-23T08:00:00Z",
                sta(),
                (module, asked) ->
                        module.vendCredit(asked.credit(CreditSubclass.WATER, UnitAmountCode.encode(20_000))));
    }

    @Test
    default void staCurrency() {
        assertToken(
                "25958942348298543852",
                "2026-11-23T08:00:00Z",
                sta(),
                (module, asked) -> module.vendCredit(
                        asked.credit(CreditSubclass.ELECTRICITY_CURRENCY, Amounts.currency(1_000_000))));
    }

    @Test
    default void staMaximumPowerLimit() {
        assertToken(
                "72207389183672414334",
                "2026-11-23T08:00:00Z",
                sta(),
                (module, asked) -> module.vendManagement(asked.management(0, 10)));
    }

    @Test
    default void staSetControl() {
        assertToken(
                "23949330916854805699",
                "2026-11-23T08:00:00Z",
                sta(),
                (module, asked) -> module.vendManagement(asked.management(10, 123)));
    }

    @Test
    default void staUnderADesKeyOfBaseDate1993() {
        Instant now = Instant.parse("2024-11-01T08:00:00Z");
        ContractKey key = ContractKey.dkga02(1, 123456, 1, BaseDate.BDT_1993);
        Asked asked = Asked.standard().tid(TokenIdentifier.at(BaseDate.BDT_1993, now));
        on(
                ContractSetup.of(key).at(now),
                module -> assertThat(module.vendCredit(asked.units(100)).decimal())
                        .isEqualTo("71475799426454340609"));
    }

    @Test
    default void misty1Electricity() {
        assertToken(
                "58625789986991357486",
                "2014-03-01T13:00:00Z",
                misty1(),
                (module, asked) -> module.vendCredit(asked.units(1)));
    }

    @Test
    default void misty1TimeForALongDrn() {
        assertToken(
                "53404104534448173435",
                "2014-03-01T13:55:00Z",
                misty1().pan("000001000000000082"),
                (module, asked) -> module.vendCredit(asked.credit(CreditSubclass.TIME, UnitAmountCode.encode(1))));
    }

    @Test
    default void misty1LargestAmount() {
        assertToken(
                "27589639248460087544",
                "2026-07-11T03:54:00Z",
                misty1(),
                (module, asked) -> module.vendCredit(asked.units(18_201_624)));
    }

    @Test
    default void misty1ClearCredit() {
        assertToken(
                "18087553113701439362",
                "2024-03-28T09:15:00Z",
                misty1(),
                (module, asked) -> module.vendManagement(asked.management(1, 0xFFFF)));
    }

    @Test
    default void misty1SetFlag() {
        assertToken(
                "58125830645866531183",
                "2029-05-21T09:05:00Z",
                misty1(),
                (module, asked) -> module.vendManagement(asked.management(10, 0xFC01)));
    }

    private void assertKeyChange(
            EncryptionAlgorithm ea,
            KeyChangeSetKind kind,
            int toRegister,
            int toTi,
            boolean rollover,
            String... tokens) {
        ContractKey later = ContractKey.dkga04(2, 203557, 6, BaseDate.BDT_2035).withActive(BaseDate.BDT_2014.start());
        VendKeyChangeRequest request = new VendKeyChangeRequest(
                new RegisterNumber(1),
                new RegisterNumber(toRegister),
                new MeterPan("600727000000000009"),
                new TariffIndex(1),
                new TariffIndex(toTi),
                ea,
                TokenCarrierType.NUMERIC,
                kind);
        on(ContractSetup.of(ContractKey.standard(), later), module -> {
            VendedKeyChange change = module.vendKeyChange(request);
            assertThat(change.tokens().stream().map(TokenNumber::decimal)).containsExactly(tokens);
            assertThat(change.rollover()).isEqualTo(rollover);
        });
    }

    @Test
    default void staTwoTokenChangeOfTariff() {
        assertKeyChange(
                EncryptionAlgorithm.STA,
                KeyChangeSetKind.TWO_KCT,
                1,
                2,
                false,
                "33807062601015562826",
                "37576989684046204358");
    }

    @Test
    default void staThreeTokenChangeOfSupplyGroupAndBaseDate() {
        assertKeyChange(
                EncryptionAlgorithm.STA,
                KeyChangeSetKind.THREE_KCT,
                2,
                1,
                true,
                "67851926441740475762",
                "71930187428308132456",
                "61550590246293889963");
    }

    @Test
    default void misty1FourTokenChangeOfTariff() {
        assertKeyChange(
                EncryptionAlgorithm.MISTY1,
                KeyChangeSetKind.FOUR_KCT,
                1,
                2,
                false,
                "03854447086453451911",
                "02791799436242461152",
                "67118070329353977190",
                "19019128690902932218");
    }

    @Test
    default void misty1FourTokenChangeOfSupplyGroupAndBaseDate() {
        assertKeyChange(
                EncryptionAlgorithm.MISTY1,
                KeyChangeSetKind.FOUR_KCT,
                2,
                2,
                true,
                "39536809214641544852",
                "23263472884016433225",
                "45268691985939334940",
                "65389277406881242890");
    }
}
