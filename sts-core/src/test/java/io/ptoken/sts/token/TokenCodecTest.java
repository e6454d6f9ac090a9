package io.ptoken.sts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenCodecTest {

    /** Stands for a cipher where the codec's own steps are looked at. */
    private static final TokenCipher NEGATION = new TokenCipher() {
        @Override
        public EncryptionAlgorithm algorithm() {
            return EncryptionAlgorithm.STA;
        }

        @Override
        public long encrypt(long block) {
            return ~block;
        }

        @Override
        public long decrypt(long block) {
            return ~block;
        }
    };

    @Test
    void encryptsClassesZeroAndTwo() {
        SplittableRandom random = new SplittableRandom(12);
        for (Token token : new Token[] {AnyToken.credit(random), AnyToken.management(random)}) {
            TokenNumber number = TokenCodec.encode(token, NEGATION);
            assertThat(number.tokenClass()).isEqualTo(token.tokenClass());
            assertThat(number.block()).isEqualTo(~token.block());
            assertThat(TokenCodec.decode(number, NEGATION)).isEqualTo(token);
        }
    }

    @Test
    void leavesClassOneInTheClear() {
        MeterTestToken token = MeterTestToken.of(0, 0xF_FFFF_FFFFL, 0);
        TokenNumber number = TokenCodec.encodeClear(token);
        assertThat(number.decimal()).isEqualTo("56493153725450313471");
        assertThat(TokenCodec.encode(token, NEGATION)).isEqualTo(number);
        assertThat(TokenCodec.decode(number, NEGATION)).isEqualTo(token);
        assertThat(TokenCodec.decodeClear(number)).isEqualTo(token);
    }

    @Test
    void refusesToIssueInTheClearWhatMustBeEncrypted() {
        Token credit = AnyToken.credit(new SplittableRandom(1));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> TokenCodec.encodeClear(credit))
                .withMessage("class: got '0', expected 1");
    }

    @Test
    void refusesToReadInTheClearWhatIsEncrypted() {
        TokenNumber number = TokenCodec.encode(AnyToken.credit(new SplittableRandom(1)), NEGATION);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> TokenCodec.decodeClear(number))
                .withMessage("class: got '0', expected 1");
    }

    @Test
    void refusesClassThree() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> TokenCodec.decode(TokenNumber.insert(TokenClass.RESERVED, 0), NEGATION))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.RESERVED));
    }
}
