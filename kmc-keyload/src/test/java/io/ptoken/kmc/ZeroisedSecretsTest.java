package io.ptoken.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.testing.KeptSecrets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Private keys and key-encryption keys do not outlive the close of what holds them. */
class ZeroisedSecretsTest {

    /** A holder and how it is closed. */
    private record Holder(String name, AutoCloseable secrets) {}

    private static SecretOctets secret(int octet) {
        return SecretOctets.of("secret", new byte[] {(byte) octet, 2, 3});
    }

    @TestFactory
    Stream<DynamicTest> holdersZeroiseAllTheyHoldOnClose() {
        return Stream.of(
                        new Holder("octets", secret(1)),
                        new Holder("copy of octets", secret(1).copy()),
                        new Holder("static keys", new StaticKeys(secret(1), secret(2))),
                        new Holder("agreed keys", new AgreedKeys(secret(1), secret(2), 1)))
                .map(holder -> DynamicTest.dynamicTest(holder.name(), () -> {
                    KeptSecrets kept = KeptSecrets.of(holder.secrets());
                    holder.secrets().close();
                    kept.assertZeroised();
                }));
    }

    /** The comparison looks at copies, which must not take the originals with them. */
    @Test
    void comparingLeavesBothAsTheyAre() {
        SecretOctets one = secret(1);
        SecretOctets other = secret(1);
        KeptSecrets kept = KeptSecrets.of(one, other);
        assertThat(one).isEqualTo(other);
        kept.assertWhole();
    }
}
