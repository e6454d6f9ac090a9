package io.ptoken.sts.token.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNumberTest {

    @Test
    void carriesTheClassInBits28And27AndWhatStoodThereOnTop() {
        TokenNumber token = TokenNumber.insert(TokenClass.CREDIT, 0xD431F4B09E0E9F62L);
        assertThat(token.hex()).isEqualTo("3D431F4B0860E9F62");
        assertThat(token.decimal()).isEqualTo("70630503470028726114");
        assertThat(token.decimal()).isEqualTo("70630503470028726114");
        assertThat(token).hasToString("TokenNumber[CREDIT]");
    }

    @Test
    void isPaddedWithZeros() {
        TokenNumber token = TokenNumber.parseHex("00000000008000BC0");
        assertThat(token.decimal()).isEqualTo("00000000000134220736");
        assertThat(token.hex()).isEqualTo("00000000008000BC0");
        assertThat(token.tokenClass()).isEqualTo(TokenClass.NON_METER_SPECIFIC);
        assertThat(token.block()).isEqualTo(0xBC0L);
    }

    @Test
    void ofAnyClassAndBlockGivesBothBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            long block = random.nextLong();
            TokenClass tokenClass = TokenClass.ofCode(random.nextInt(4));
            TokenNumber token = TokenNumber.insert(tokenClass, block);
            assertThat(token.tokenClass()).isEqualTo(tokenClass);
            assertThat(token.block()).isEqualTo(block);
        }
    }

    @Test
    void hasTheDecimalDigitsOfItsValue() {
        SplittableRandom random = new SplittableRandom(66);
        for (int i = 0; i < 100_000; i++) {
            assertWrittenForms(new TokenNumber(random.nextInt(4), random.nextLong() >>> random.nextInt(64)));
        }
        assertWrittenForms(new TokenNumber(0, 0));
        assertWrittenForms(new TokenNumber(3, -1));
        assertWrittenForms(new TokenNumber(0, -1));
        assertWrittenForms(new TokenNumber(1, 0));
    }

    private static void assertWrittenForms(TokenNumber token) {
        BigInteger value = BigInteger.valueOf(token.high2())
                .shiftLeft(64)
                .or(new BigInteger(Long.toUnsignedString(token.low64())));
        assertThat(token.decimal()).isEqualTo(String.format("%020d", value));
        assertThat(token.hex()).isEqualTo(String.format("%017X", value));
        assertThat(TokenNumber.parseDecimal(token.decimal())).isEqualTo(token);
        assertThat(TokenNumber.parseHex(token.hex())).isEqualTo(token);
    }

    @Nested
    class RefusesAsFormatError {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1",
                    "7063050347002872611",
                    "706305034700287261140",
                    "7063 0503 4700 2872 6114",
                    "7063050347002872611x",
                    "-0630503470028726114",
                    "+0630503470028726114",
                    "٧٠٦٣٠٥٠٣٤٧٠٠٢٨٧٢٦١١٤",
                    "73786976294838206464",
                    "99999999999999999999"
                })
        void whatIsNot20DigitsBelowTwoToThe66(String digits) {
            assertFormatFault(() -> TokenNumber.parseDecimal(digits));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "D431F4B0860E9F62",
                    "03D431F4B0860E9F62",
                    "4D431F4B0860E9F62",
                    "GD431F4B0860E9F62",
                    "3D431F4B0860E9F6G",
                    "3D431F4B0860E9F6٣"
                })
        void whatIsNot17HexDigitsBelowTwoToThe66(String digits) {
            assertFormatFault(() -> TokenNumber.parseHex(digits));
        }

        @Test
        void andSaysWhereWithoutRepeatingTheDigits() {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(() -> TokenNumber.parseDecimal("7063050347002x726114"))
                    .withMessage("token: expected 20 decimal digits, got another character at position 14");
        }

        private void assertFormatFault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
            assertThatExceptionOfType(TokenException.class)
                    .isThrownBy(call)
                    .withMessageStartingWith("token: expected ")
                    .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.FORMAT));
        }
    }

    @ParameterizedTest
    @CsvSource({"73786976294838206463, 3FFFFFFFFFFFFFFFF", "00000000000000000000, 00000000000000000"})
    void takesTheWholeRange(String decimal, String hex) {
        assertThat(TokenNumber.parseDecimal(decimal).hex()).isEqualTo(hex);
    }

    @Test
    void takesHexOfEitherCase() {
        assertThat(TokenNumber.parseHex("3d431f4b0860e9f62")).isEqualTo(TokenNumber.parseHex("3D431F4B0860E9F62"));
    }

    @Test
    void hasNoMoreThanTwoHighBits() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new TokenNumber(4, 0));
    }
}
