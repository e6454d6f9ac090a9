package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.result.MeterEffect;
import io.ptoken.sts.meter.result.MeterEffect.Credited;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualMeterTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));

    /** Tokens printed elsewhere, so that the meter is not only tested against our own issuer. */
    @Nested
    class PublishedTokens {

        @Test
        void theWorkedExampleOfTheStandardCredits25Point6KilowattHours() {
            VirtualMeter meter =
                    meter(EncryptionAlgorithm.STA, "0ABC12DEF3456789", BaseDate.BDT_1993, "1996-01-01T00:00:00Z");
            MeterResponse response = meter.enter("51043465443420856213");
            assertThat(response.result()).isEqualTo(MeterResult.ACCEPT);
            assertThat(response.stage()).isEqualTo(MeterStage.CANCEL);
            assertThat(response.effect())
                    .contains(
                            new Credited(CreditSubclass.ELECTRICITY, BigInteger.valueOf(256), BigInteger.valueOf(256)));
        }

        @Test
        void aTokenOfTheComplianceSuiteForEa11CreditsOneTenth() {
            VirtualMeter meter = meter(
                    EncryptionAlgorithm.MISTY1,
                    "929BD3A415C9420A05EC5EE9F3CE91C3",
                    BaseDate.BDT_2014,
                    "2014-01-01T00:00:00Z");
            assertThat(meter.enter("58625789986991357486").effect())
                    .contains(new Credited(CreditSubclass.ELECTRICITY, BigInteger.ONE, BigInteger.ONE));
        }

        @Test
        void theTestTokenOfEveryMeterShowsEverything() {
            MeterResponse response = MeterBench.sta().meter.enter("56493153725450313471");
            assertThat(response.result()).isEqualTo(MeterResult.ACCEPT);
            assertThat(response.effect()).containsInstanceOf(MeterEffect.Displayed.class);
        }
    }

    @Nested
    class Entry {

        private final MeterBench bench = MeterBench.sta();

        @ParameterizedTest
        @ValueSource(strings = {" ", "-"})
        void takesGroupsOfFourWithBlanksOrDashes(String between) {
            String digits = bench.digits(credit(1, 100));
            String grouped = String.join(between, digits.split("(?<=\\G.{4})"));
            assertThat(grouped).hasSize(24);
            assertThat(bench.meter.enter(grouped).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void answersFormatErrorToWhatIsNoToken() {
            String digits = bench.digits(credit(1, 100));
            for (String typed : List.of(
                    "",
                    digits.substring(1),
                    digits + "0",
                    digits.substring(1) + "A",
                    digits.replaceFirst("(.{4})", "$1_"),
                    digits.substring(1) + "\u0661",
                    "73786976294838206464",
                    "99999999999999999999")) {
                MeterResponse response = bench.refuses(typed, MeterResult.FORMAT_ERROR, MeterStage.PARSE);
                assertThat(response.token()).isEmpty();
            }
        }

        @Test
        void answersLockoutToEveryTokenUntilItIsOpenAgain() {
            bench.meter.setEntry(MeterEntry.LOCKED_OUT);
            String digits = bench.digits(credit(1, 100));
            bench.refuses(digits, MeterResult.LOCKOUT, MeterStage.ENTRY);
            bench.meter.setEntry(MeterEntry.OPEN);
            assertThat(bench.meter.enter(digits).result()).isEqualTo(MeterResult.ACCEPT);
        }

        @Test
        void answersNotReadyToEveryTokenUntilItIsReady() {
            bench.meter.setEntry(MeterEntry.NOT_READY);
            String digits = bench.digits(credit(1, 100));
            bench.refuses(digits, MeterResult.NOT_READY, MeterStage.ENTRY);
            bench.meter.setEntry(MeterEntry.OPEN);
            assertThat(bench.meter.enter(digits).result()).isEqualTo(MeterResult.ACCEPT);
        }
    }

    @Nested
    class Making {

        @Test
        void leavesTheFactoryWithoutCreditAndWithAFullMemory() {
            MeterSnapshot fresh = MeterBench.sta().meter.snapshot();
            assertThat(fresh.credit())
                    .hasSize(8)
                    .allSatisfy((register, balance) -> assertThat(balance).isZero());
            assertThat(fresh.tidMemory()).hasSize(50).containsOnly(MeterBench.MADE);
            assertThat(fresh.parameters()).isEqualTo(MeterParameters.FACTORY);
            assertThat(fresh.pendingSections()).isEmpty();
            assertThat(fresh.keyAttributes()).isEqualTo(MeterKeyAttributes.of(MeterBench.attributes(KeyType.DUTK)));
        }

        @Test
        void needsTheKeyOnlyWhileItIsMade() {
            MeterBench bench = MeterBench.sta(); // closes its key
            bench.accepts(credit(1, 100));
        }

        @Test
        void cannotHaveTheWithdrawnCipher() {
            assertThatExceptionOfType(UnsupportedException.class)
                    .isThrownBy(() -> meter(
                            EncryptionAlgorithm.DEA, "0ABC12DEF3456789", BaseDate.BDT_2014, "2024-01-01T00:00:00Z"));
        }

        @Test
        void cannotHaveAKeyOfTheWrongLength() {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> meter(
                            EncryptionAlgorithm.MISTY1, "0ABC12DEF3456789", BaseDate.BDT_2014, "2024-01-01T00:00:00Z"));
        }

        @Test
        void cannotBeOlderThanItsBaseDate() {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> meter(
                            EncryptionAlgorithm.STA, "0ABC12DEF3456789", BaseDate.BDT_2014, "2013-12-31T23:59:59Z"))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("TID"));
        }
    }

    @Test
    void manyThreadsWithOneTokenCreditItOnce() throws Exception {
        MeterBench bench = MeterBench.sta();
        String digits = bench.digits(credit(1, 100));
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<MeterResponse>> answers = people.invokeAll(
                    Collections.nCopies(200, (Callable<MeterResponse>) () -> bench.meter.enter(digits)));
            int accepted = 0;
            for (Future<MeterResponse> answer : answers) {
                MeterResult result = answer.get().result();
                assertThat(result).isIn(MeterResult.ACCEPT, MeterResult.USED_ERROR);
                accepted += result == MeterResult.ACCEPT ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            people.shutdownNow();
        }
        assertThat(bench.meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(100);
    }

    private static VirtualMeter meter(EncryptionAlgorithm ea, String keyHex, BaseDate baseDate, String made) {
        DecoderKeyAttributes attributes = new DecoderKeyAttributes(
                KeyType.DUTK,
                new KeyRevision(1),
                new TariffIndex(1),
                KeyExpiryNumber.NEVER,
                new SupplyGroupCode(201_457),
                baseDate);
        try (DecoderKey key = DecoderKey.of(HexFormat.of().parseHex(keyHex))) {
            return new VirtualMeter(
                    new MeterNameplate(new MeterPan(MeterBench.SHORT_PAN), ea, Instant.parse(made)),
                    key,
                    attributes,
                    StaTables.SAMPLE,
                    VirtualMeterSettings.DEFAULT,
                    CLOCK);
        }
    }
}
