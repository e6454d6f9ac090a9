package io.ptoken.kmc.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ptoken.sts.key.KeyBytesAccess;
import org.junit.jupiter.api.Test;

class SecretOctetsTest {

    private static final byte[] BYTES = {0x5A, 0x17, 0x33};

    @Test
    void copiesInAndOut() {
        byte[] given = BYTES.clone();
        SecretOctets secret = SecretOctets.of("KEK", given);
        given[0] = 0;
        secret.bytes(KeyBytesAccess.grant())[1] = 0;
        assertThat(secret.bytes(KeyBytesAccess.grant())).isEqualTo(BYTES);
        assertThat(secret.length()).isEqualTo(3);
    }

    @Test
    void refusesItsBytesOnceClosedButNotThoseOfACopy() {
        SecretOctets secret = SecretOctets.of("KEK", BYTES);
        SecretOctets copy = secret.copy();
        secret.close();
        secret.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> secret.bytes(KeyBytesAccess.grant()))
                .withMessage("KEK is closed");
        assertThatIllegalStateException().isThrownBy(secret::copy).withMessage("KEK is closed");
        assertThat(copy.bytes(KeyBytesAccess.grant())).isEqualTo(BYTES);
    }

    @Test
    void comparesByBytesAndShowsNone() {
        SecretOctets secret = SecretOctets.of("KEK", BYTES);
        assertThat(secret)
                .isEqualTo(SecretOctets.of("another", BYTES))
                .isNotEqualTo(SecretOctets.of("KEK", new byte[3]));
        assertThat(secret).hasSameHashCodeAs(SecretOctets.of("KEK", new byte[3]));
        assertThat(secret).hasToString("SecretOctets[KEK]");
        assertThat(new StaticKeys(secret, secret))
                .hasToString("StaticKeys[agreement=SecretOctets[KEK], signing=SecretOctets[KEK]]");
        assertThat(new AgreedKeys(secret, secret, 1).toString()).doesNotContain("5A17");
    }
}
