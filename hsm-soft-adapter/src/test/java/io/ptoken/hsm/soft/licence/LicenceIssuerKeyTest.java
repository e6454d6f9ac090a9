package io.ptoken.hsm.soft.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LicenceIssuerKeyTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static char[] pem(String label, byte[] der) {
        return Pem.encode(label, der);
    }

    @Test
    void aKeyIsReadAsItWasWritten() {
        try (LicenceIssuerKey key = LicenceIssuerKey.create(RANDOM);
                LicenceIssuerKey again = LicenceIssuerKey.fromPem(key.pem())) {
            assertThat(again.publicKey()).isEqualTo(key.publicKey()).hasSameHashCodeAs(key.publicKey());
            assertThat(again.sign("text")).isEqualTo(key.sign("text"));
            assertThat(LicenceIssuerPublicKey.fromPem(key.publicKey().pem())).isEqualTo(key.publicKey());
        }
    }

    @Test
    void otherProgramsReadAndWriteTheSame() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        var pair = generator.generateKeyPair();
        try (LicenceIssuerKey key =
                LicenceIssuerKey.fromPem(pem("PRIVATE KEY", pair.getPrivate().getEncoded()))) {
            assertThat(key.publicKey())
                    .isEqualTo(LicenceIssuerPublicKey.fromPem(
                            new String(pem("PUBLIC KEY", pair.getPublic().getEncoded()))));
            String base64 = new String(key.pem()).replaceAll("-----.*-----|\n", "");
            var read = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            assertThat(read.getS()).isEqualTo(((ECPrivateKey) pair.getPrivate()).getS());
        }
    }

    @Test
    void whatIsNoKeyOnP384IsRefusedWithoutRepeatingIt() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var other = generator.generateKeyPair();
        for (char[] text : new char[][] {
            "secret".toCharArray(),
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----".toCharArray(),
            "-----BEGIN PRIVATE KEY-----\nse$cret\n-----END PRIVATE KEY-----".toCharArray(),
            pem("PRIVATE KEY", other.getPrivate().getEncoded())
        }) {
            assertThatThrownBy(() -> LicenceIssuerKey.fromPem(text))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageNotContaining("cret");
        }
        assertThatThrownBy(() -> LicenceIssuerPublicKey.fromPem(
                        new String(pem("PUBLIC KEY", other.getPublic().getEncoded()))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("PUBLIC KEY: got 'another content', expected a key on the curve P-384");
    }

    @Test
    void aClosedKeySignsNothing() {
        LicenceIssuerKey key = LicenceIssuerKey.create(RANDOM);
        key.close();
        key.close();
        assertThatThrownBy(() -> key.sign("text")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(key::pem).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingOfTheKeyIsPrinted() {
        try (LicenceIssuerKey key = LicenceIssuerKey.create(RANDOM)) {
            assertThat(key).hasToString("LicenceIssuerKey[" + key.publicKey().fingerprint() + "]");
            assertThat(key.publicKey().fingerprint()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void theSelfTestPasses() {
        assertThat(CurveSelfTest.passes()).isTrue();
    }
}
