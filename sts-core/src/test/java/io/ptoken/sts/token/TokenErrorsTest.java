package io.ptoken.sts.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of tokens under random keys, whole and damaged.
 *
 * <p>A damaged token decrypts to another block, whose 16-bit CRC is right by chance once in 65536 times; the CRC can do no
 * better. So among some 66,000 damaged tokens one is expected to get past it. A Poisson distribution with mean 1
 * gives more than 9 with a probability of about 10^-7; more than that means that the CRC, the class or the cipher does
 * not do its part. The seeds are fixed, so a run does not fail by chance.
 */
@Tag("slow")
class TokenErrorsTest {

    private static final int MOST_PAST_THE_CRC = 9;

    @ParameterizedTest
    @EnumSource(names = {"STA", "MISTY1"})
    void everyKindOfTokenComesBackFromItsDigitsUnderAnyKey(EncryptionAlgorithm ea) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            TokenCipher cipher = anyCipher(ea, random);
            Token token = AnyToken.of(ea, random);
            TokenNumber number = TokenCodec.encode(token, cipher);
            assertThat(TokenCodec.decode(TokenNumber.parseDecimal(number.decimal()), cipher))
                    .isEqualTo(token);
            assertThat(TokenCodec.decode(TokenNumber.parseHex(number.hex()), cipher))
                    .isEqualTo(token);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STA", "MISTY1"})
    void singleBitErrorsAreCaughtByTheCrc(EncryptionAlgorithm ea) {
        SplittableRandom random = new SplittableRandom(2);
        int past = 0;
        for (int i = 0; i < 1_000; i++) {
            TokenCipher cipher = anyCipher(ea, random);
            Token token = AnyToken.of(ea, random);
            TokenNumber number = TokenCodec.encode(token, cipher);
            for (int bit = 0; bit < 66; bit++) {
                past += pastTheCrc(token, flipped(number, bit), cipher);
            }
        }
        assertThat(past).isLessThanOrEqualTo(MOST_PAST_THE_CRC);
    }

    @ParameterizedTest
    @EnumSource(names = {"STA", "MISTY1"})
    void singleDigitErrorsAreCaughtByTheCrcOrAreNoTokens(EncryptionAlgorithm ea) {
        SplittableRandom random = new SplittableRandom(3);
        int past = 0;
        int tooLarge = 0;
        for (int i = 0; i < 360; i++) {
            TokenCipher cipher = anyCipher(ea, random);
            Token token = AnyToken.of(ea, random);
            char[] digits = TokenCodec.encode(token, cipher).decimal().toCharArray();
            for (int position = 0; position < digits.length; position++) {
                char right = digits[position];
                for (char wrong = '0'; wrong <= '9'; wrong++) {
                    if (wrong != right) {
                        digits[position] = wrong;
                        try {
                            past += pastTheCrc(token, TokenNumber.parseDecimal(new String(digits)), cipher);
                        } catch (TokenException e) {
                            assertThat(e.fault()).isEqualTo(Fault.FORMAT);
                            tooLarge++;
                        }
                    }
                }
                digits[position] = right;
            }
        }
        assertThat(past).isLessThanOrEqualTo(MOST_PAST_THE_CRC);
        assertThat(tooLarge).as("2^66 and more").isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"STA", "MISTY1"})
    void tokensUnderAnotherKeyAreCaughtByTheCrc(EncryptionAlgorithm ea) {
        SplittableRandom random = new SplittableRandom(4);
        int past = 0;
        for (int i = 0; i < 66_000; i++) {
            TokenCipher cipher = anyCipher(ea, random);
            TokenCipher other = anyCipher(ea, random);
            Token token = random.nextBoolean() ? AnyToken.credit(random) : AnyToken.management(random);
            past += pastTheCrc(token, TokenCodec.encode(token, cipher), other);
        }
        assertThat(past).isLessThanOrEqualTo(MOST_PAST_THE_CRC);
    }

    /** 1 when the damaged token has a right CRC, be its content reserved or not; it is never the token it was. */
    private static int pastTheCrc(Token original, TokenNumber damaged, TokenCipher cipher) {
        try {
            assertThat(TokenCodec.decode(damaged, cipher)).isNotEqualTo(original);
            return 1;
        } catch (TokenException e) {
            // Class 3 is refused before any CRC.
            boolean crcWasRight = e.fault() == Fault.RESERVED && damaged.tokenClass() != TokenClass.RESERVED;
            return crcWasRight ? 1 : 0;
        }
    }

    private static TokenNumber flipped(TokenNumber number, int bit) {
        return bit < 64
                ? new TokenNumber(number.high2(), number.low64() ^ 1L << bit)
                : new TokenNumber(number.high2() ^ 1 << (bit - 64), number.low64());
    }

    private static TokenCipher anyCipher(EncryptionAlgorithm ea, SplittableRandom random) {
        byte[] bytes = new byte[ea.keyBits() / Byte.SIZE];
        random.nextBytes(bytes);
        try (DecoderKey key = DecoderKey.of(bytes)) {
            return TokenCiphers.of(ea, key, StaTables.SAMPLE);
        }
    }
}
