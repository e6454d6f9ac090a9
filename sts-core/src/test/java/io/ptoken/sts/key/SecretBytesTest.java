package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class SecretBytesTest {

    /** Nothing but a look inside tells whether the bytes are gone or only out of reach. */
    @Test
    void areZeroisedOnClose() throws ReflectiveOperationException {
        Field field = SecretBytes.class.getDeclaredField("bytes");
        field.setAccessible(true);
        SecretBytes secret = new SecretBytes("test key", new byte[] {1, 2, 3});
        byte[] held = (byte[]) field.get(secret);
        assertThat(held).containsExactly(1, 2, 3);
        secret.close();
        assertThat(held).containsExactly(0, 0, 0);
        assertThatIllegalStateException().isThrownBy(secret::copy).withMessage("test key is closed");
    }
}
