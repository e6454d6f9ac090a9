package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            byte[] message = new byte[32 + random.nextInt(100)];
            random.nextBytes(key);
            random.nextBytes(message);
            jdk.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] expected = jdk.doFinal(message);
            byte[] apart = new byte[PreparedHmac.MAC_BYTES];
            PreparedHmac.of(key).mac(message, apart);
            assertThat(apart).isEqualTo(expected);
            PreparedHmac.of(key).mac(message, message);
            assertThat(Arrays.copyOf(message, PreparedHmac.MAC_BYTES)).isEqualTo(expected);
        }
    }

    @Test
    void leavesTheRestOfTheMessage() {
        byte[] message = new byte[49];
        Arrays.fill(message, (byte) 7);
        PreparedHmac.of(new byte[20]).mac(message, message);
        assertThat(Arrays.copyOfRange(message, 32, 49)).containsOnly(7);
    }

    @Test
    void refusesAnArrayWithoutRoomForTheMac() {
        PreparedHmac hmac = PreparedHmac.of(new byte[20]);
        assertThatThrownBy(() -> hmac.mac(new byte[49], new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("room for 31 bytes, at least 32");
    }

    @Test
    void refusesAKeyThatWouldHaveToBeHashedFirst() {
        assertThatThrownBy(() -> PreparedHmac.of(new byte[65]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key of 65 bytes, at most 64");
    }

    @Test
    void refusesToWorkAfterClose() {
        PreparedHmac hmac = PreparedHmac.of(new byte[20]);
        hmac.close();
        assertThatThrownBy(() -> hmac.mac(new byte[49], new byte[49])).isInstanceOf(IllegalStateException.class);
    }
}
