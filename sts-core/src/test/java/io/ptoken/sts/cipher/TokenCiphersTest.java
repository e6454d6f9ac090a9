package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokenCiphersTest {

    private static final StaTables SAMPLE = StaTables.SAMPLE;
    private static final String SHORT = "0ABC12DEF3456789";
    private static final String LONG = "00112233445566778899AABBCCDDEEFF";

    private static DecoderKey key(String hex) {
        return DecoderKey.of(HexFormat.of().parseHex(hex));
    }

    @Test
    void makesStaForEa07() {
        TokenCipher cipher = TokenCiphers.of(EncryptionAlgorithm.STA, key(SHORT), SAMPLE);
        assertThat(cipher.algorithm()).isEqualTo(EncryptionAlgorithm.STA);
        assertThat(cipher.encrypt(0x0B19_EB23_0100_C207L)).isEqualTo(0xC45E_D161_9406_DF95L);
    }

    @Test
    void makesMisty1ForEa11() {
        TokenCipher cipher = TokenCiphers.of(EncryptionAlgorithm.MISTY1, key(LONG), SAMPLE);
        assertThat(cipher.algorithm()).isEqualTo(EncryptionAlgorithm.MISTY1);
        assertThat(cipher.encrypt(0x0123_4567_89AB_CDEFL)).isEqualTo(0x8B1D_A5F5_6AB3_D07CL);
    }

    @Test
    void refusesAKeyOfTheOtherLength() {
        assertThatThrownBy(() -> TokenCiphers.of(EncryptionAlgorithm.STA, key(LONG), SAMPLE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("decoder key for EA 07: got '128 bits', expected 64 bits");
        assertThatThrownBy(() -> TokenCiphers.of(EncryptionAlgorithm.MISTY1, key(SHORT), SAMPLE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("decoder key for EA 11: got '64 bits', expected 128 bits");
    }

    @Test
    void refusesAClosedKey() {
        DecoderKey key = key(SHORT);
        key.close();
        assertThatThrownBy(() -> TokenCiphers.of(EncryptionAlgorithm.STA, key, SAMPLE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void showsNoKey() {
        assertThat(TokenCiphers.of(EncryptionAlgorithm.STA, key(SHORT), SAMPLE)).hasToString("Sta");
        assertThat(TokenCiphers.of(EncryptionAlgorithm.MISTY1, key(LONG), SAMPLE))
                .hasToString("Misty1");
    }

    @Nested
    class ForTheWithdrawnEa09 {

        @Test
        void makesNothingUnasked() {
            assertThatThrownBy(() -> TokenCiphers.of(EncryptionAlgorithm.DEA, key(SHORT), SAMPLE))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessage("EA 09 is not supported: withdrawn; old tokens can be read, none can be made");
        }

        @Test
        void readsBlocksWithTheLegacyReader() {
            TokenCipher reader = TokenCiphers.legacyDeaReader(key("0101010101010101"));
            assertThat(reader.algorithm()).isEqualTo(EncryptionAlgorithm.DEA);
            assertThat(reader.decrypt(0x8CA6_4DE9_C1B1_23A7L)).isZero();
        }

        @Test
        void makesNoTokenWithTheLegacyReader() {
            TokenCipher reader = TokenCiphers.legacyDeaReader(key(SHORT));
            assertThatThrownBy(() -> reader.encrypt(0))
                    .isInstanceOf(UnsupportedException.class)
                    .hasMessage("making tokens for EA 09 is not supported: the algorithm is withdrawn");
        }
    }
}
