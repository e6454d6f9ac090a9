package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DesTest {

    @Test
    void agreesWithTheJdkForAnyKeyAndBlock() throws GeneralSecurityException {
        Random random = new Random(46);
        Cipher jdk = Cipher.getInstance("DES/ECB/NoPadding");
        for (int i = 0; i < 2_000; i++) {
            long key = random.nextLong();
            long block = random.nextLong();
            jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes(key), "DES"));
            long expected = ByteBuffer.wrap(jdk.doFinal(bytes(block))).getLong();
            try (Des des = Des.of(key)) {
                assertThat(des.encrypt(block)).isEqualTo(expected);
                assertThat(des.decrypt(expected)).isEqualTo(block);
            }
        }
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    @Test
    void ignoresTheParityBits() {
        assertThat(Des.of(0xABAB_ABAB_ABAB_ABABL).encrypt(42))
                .isEqualTo(Des.of(0xAAAA_AAAA_AAAA_AAAAL).encrypt(42));
    }

    @Test
    void refusesToWorkAfterClose() {
        Des des = Des.of(1);
        des.close();
        assertThatThrownBy(() -> des.encrypt(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> des.decrypt(0)).isInstanceOf(IllegalStateException.class);
    }
}
