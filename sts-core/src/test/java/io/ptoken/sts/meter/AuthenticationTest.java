package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.credit;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.InitiateMeterTest;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.MeterTestForm;
import io.ptoken.sts.token.bits.TokenClass;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static final long TID_OF_NEXT_MINUTE = MeterBench.MADE.minutes() + 1L;

    private final MeterBench bench = MeterBench.sta();

    @Nested
    class CheckSum {

        @Test
        void answersCrcErrorToATokenForAnotherKey() {
            bench.issueUnder(2);
            String digits = bench.digits(credit(1, 100));
            bench.issueUnder(1);
            MeterResponse response = bench.refuses(digits, MeterResult.CRC_ERROR, MeterStage.AUTHENTICATE);
            assertThat(response.token()).isEmpty();
        }

        @Test
        void answersCrcErrorToAMistypedDigit() {
            String digits = bench.digits(credit(1, 100));
            char last = digits.charAt(19) == '9' ? '0' : '9';
            bench.refuses(digits.substring(0, 19) + last, MeterResult.CRC_ERROR, MeterStage.AUTHENTICATE);
        }

        @Test
        void answersCrcErrorToADamagedTestToken() {
            String good = TokenCodec.encodeClear(MeterTestToken.of(0, 4, 0)).decimal();
            String bad = good.substring(0, 19) + (good.charAt(19) == '0' ? '1' : '0');
            bench.refuses(bad, MeterResult.CRC_ERROR, MeterStage.AUTHENTICATE);
        }

        @Test
        void noRandomNumberIsCreditedOrKept() {
            SplittableRandom random = new SplittableRandom(7);
            MeterSnapshot before = bench.meter.snapshot();
            int unauthentic = 0;
            for (int i = 0; i < 2_000; i++) {
                String digits =
                        "%010d%010d".formatted(random.nextLong(7_000_000_000L), random.nextLong(10_000_000_000L));
                MeterResult result = bench.meter.enter(digits).result();
                unauthentic += result == MeterResult.CRC_ERROR || result == MeterResult.FUNCTION_ERROR ? 1 : 0;
            }
            assertThat(unauthentic).isEqualTo(2_000);
            assertThat(bench.meter.snapshot()).isEqualTo(before);
        }
    }

    @Nested
    class ReservedContent {

        @Test
        void answersFunctionErrorToClassThree() {
            bench.refuses(bench.raw(TokenClass.RESERVED, 0), MeterResult.FUNCTION_ERROR, MeterStage.DECRYPT);
        }

        @ParameterizedTest
        @ValueSource(ints = {8, 9, 15})
        void answersFunctionErrorToReservedCreditSubclasses(int subclass) {
            refusesAsFunction(TokenClass.CREDIT, subclass);
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 4, 5})
        void answersFunctionErrorToReservedTestSubclasses(int subclass) {
            refusesAsFunction(TokenClass.NON_METER_SPECIFIC, subclass);
        }

        @Test
        void answersFunctionErrorToA4thSectionInAMeterWith64BitKeys() {
            refusesAsFunction(TokenClass.METER_SPECIFIC, 9);
        }

        @ParameterizedTest
        @ValueSource(ints = {8, 0x7FFF, 0xFFFE})
        void answersRangeErrorToClearCreditOfAReservedRegister(int register) {
            refusesAsRange(1L << 44 | TID_OF_NEXT_MINUTE << 16 | register);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 10, 15})
        void answersRangeErrorToAKeyRevisionThatIsNone(int krn) {
            refusesAsRange(3L << 44 | (long) krn << 36);
        }

        @Test
        void answersRangeErrorToATariffIndexOfThreeDigits() {
            refusesAsRange(4L << 44 | 100L << 32);
        }

        @Test
        void answersRangeErrorToASupplyGroupOfSevenDigits() {
            refusesAsRange(8L << 44 | 1_000_000L << 20);
        }

        private void refusesAsFunction(TokenClass tokenClass, int subclass) {
            bench.refuses(
                    bench.raw(tokenClass, (long) subclass << 44), MeterResult.FUNCTION_ERROR, MeterStage.AUTHENTICATE);
        }

        private void refusesAsRange(long body) {
            bench.refuses(bench.raw(TokenClass.METER_SPECIFIC, body), MeterResult.RANGE_ERROR, MeterStage.AUTHENTICATE);
        }
    }

    @Nested
    class ManufacturerCode {

        @Test
        void zeroIsForEveryMeter() {
            for (String pan : List.of(MeterBench.SHORT_PAN, MeterBench.LONG_PAN)) {
                MeterBench any = MeterBench.ofPan(pan, VirtualMeterSettings.DEFAULT);
                any.accepts(new InitiateMeterTest(MeterTestForm.CONTROL_36, 4, 0));
                any.accepts(new InitiateMeterTest(MeterTestForm.CONTROL_28, 4, 0));
            }
        }

        @Test
        void itsOwnIsAccepted() {
            MeterBench long0100 = MeterBench.ofPan(MeterBench.LONG_PAN, VirtualMeterSettings.DEFAULT);
            long0100.accepts(new InitiateMeterTest(MeterTestForm.CONTROL_28, 4, 100));
        }

        @Test
        void itsOwnIsRefusedWhereTheMeterTakesZeroAlone() {
            MeterBench long0100 = MeterBench.ofPan(
                    MeterBench.LONG_PAN,
                    VirtualMeterSettings.builder()
                            .acceptsOwnManufacturerCode(false)
                            .build());
            refusesCode(long0100, MeterTestForm.CONTROL_28, 100);
        }

        @Test
        void anyOtherGetsMfrCodeError() {
            MeterBench long0100 = MeterBench.ofPan(MeterBench.LONG_PAN, VirtualMeterSettings.DEFAULT);
            for (int code : new int[] {1, 99, 101, 0x0100}) {
                refusesCode(long0100, MeterTestForm.CONTROL_28, code);
            }
            refusesCode(bench, MeterTestForm.CONTROL_36, 1);
        }

        @Test
        void itsOwnNumberInTheFieldOfTheOtherWidthIsAnotherManufacturers() {
            MeterBench long0100 = MeterBench.ofPan(MeterBench.LONG_PAN, VirtualMeterSettings.DEFAULT);
            refusesCode(long0100, MeterTestForm.CONTROL_36, 100);
        }

        private void refusesCode(MeterBench any, MeterTestForm form, int code) {
            String digits = any.digits(new InitiateMeterTest(form, 4, code));
            MeterResponse response = any.refuses(digits, MeterResult.MFR_CODE_ERROR, MeterStage.AUTHENTICATE);
            assertThat(response.token()).isEmpty();
        }
    }
}
