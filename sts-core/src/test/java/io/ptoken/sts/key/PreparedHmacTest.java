package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PreparedHmacTest {

    @Test
    void agreesWithTheJdkForAnyKeyAndMessage() throws GeneralSecurityException {
        Random random = new Random(2104);
        Mac jdk = Mac.getInstance("HmacSHA256");
        for (int i = 0; i < 1_000; i++) {
            byte[] key = new byte[1 + random.nextInt(64)];
            byte[] message = new byte[random.nextInt(56)];
            random.nextBytes(key);
            random.nextBytes(message);
            jdk.init(new SecretKeySpec(key, "HmacSHA256"));
            assertThat(mac(PreparedHmac.of(key), message)).isEqualTo(jdk.doFinal(message));
        }
    }

    private static byte[] mac(PreparedHmac hmac, byte[] message) {
        int[] words = new int[16];
        int[] digest = new int[8];
        ByteBuffer.wrap(Arrays.copyOf(message, 64)).asIntBuffer().get(words);
        hmac.mac(words, message.length, digest);
        ByteBuffer result = ByteBuffer.allocate(32);
        result.asIntBuffer().put(digest);
        return result.array();
    }

    @Test
    void refusesAMessageThatNeedsASecondBlock() {
        PreparedHmac hmac = PreparedHmac.of(new byte[20]);
        assertThatThrownBy(() -> hmac.mac(new int[16], 56, new int[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("message of 56 bytes, at most 55");
    }
}
