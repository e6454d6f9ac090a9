package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * The vector file against this module, and against a second computation that shares no code with it and uses the Java
 * platform alone.
 */
class FirstLoadVectorTest {

    private static final String NAME = "vectors/ap1-first-load.json";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode vector = read();

    private JsonNode read() {
        try (InputStream in = FirstLoadVectorTest.class.getClassLoader().getResourceAsStream(NAME)) {
            return mapper.readTree(Objects.requireNonNull(in, NAME));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After a change that is meant, the file written to target/ is the new one. */
    @Test
    void thisModuleComputesTheVectorFile() throws IOException {
        JsonNode computed = FirstLoadVector.compute();
        Path written = Path.of("target", "ap1-first-load.json");
        Files.writeString(written, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(computed) + "\n");
        assertThat(computed).isEqualTo(vector);
    }

    private String text(String name) {
        return vector.path(name).asText();
    }

    private byte[] bytes(String name) {
        return HEX.parseHex(text(name));
    }

    private String record(String file, int index) {
        return vector.path("files").path(file).asText().lines().toList().get(index);
    }

    private static String item(String line, String tag) {
        return Arrays.stream(line.split(";", -1))
                .filter(item -> item.startsWith(tag))
                .findFirst()
                .orElseThrow()
                .substring(3);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] before(String line, String tag) {
        return ascii(line.substring(0, line.indexOf(";" + tag) + 1));
    }

    private static byte[] sha(String algorithm, byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] lv(byte[] value) {
        return ByteBuffer.allocate(2 + value.length)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp384r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private PrivateKey privateKey(String name) throws GeneralSecurityException {
        BigInteger number =
                new BigInteger(vector.path("keys").path(name).path("private").asText(), 16);
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, curve()));
    }

    private static PublicKey publicKey(String point) throws GeneralSecurityException {
        byte[] bytes = HEX.parseHex(point);
        ECPoint w = new ECPoint(new BigInteger(1, bytes, 1, 48), new BigInteger(1, bytes, 49, 48));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, curve()));
    }

    private byte[] ecdh(String privateName, String point) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey(privateName));
        agreement.doPhase(publicKey(point), true);
        return agreement.generateSecret();
    }

    @Test
    void thePrivateKeysFollowFromTheirLabels() throws GeneralSecurityException {
        BigInteger n = curve().getOrder();
        assertThat(vector.path("keys")).hasSize(8);
        for (JsonNode key : vector.path("keys")) {
            BigInteger number = new BigInteger(
                            1, sha("SHA-512", ascii(key.path("label").asText())))
                    .mod(n.subtract(BigInteger.ONE))
                    .add(BigInteger.ONE);
            assertThat(new BigInteger(key.path("private").asText(), 16)).isEqualTo(number);
        }
    }

    /** What one half signs, the other half verifies: the platform offers no other way to compare them. */
    @Test
    void thePublicKeysBelongToThePrivateOnes() throws GeneralSecurityException {
        for (String name : List.of(
                "kmcAnchor",
                "moduleAnchor",
                "kmcAgreement",
                "kmcSigning",
                "moduleAgreement",
                "moduleSigning",
                "moduleEphemeral",
                "kmcEphemeral")) {
            Signature signer = Signature.getInstance("SHA384withECDSAinP1363Format");
            signer.initSign(privateKey(name));
            signer.update(ascii(name));
            byte[] signature = signer.sign();
            String point = vector.path("keys").path(name).path("public").asText();
            assertThat(verifies(point, ascii(name), signature)).as(name).isTrue();
        }
    }

    private static boolean verifies(String point, byte[] text, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA384withECDSAinP1363Format");
        verifier.initVerify(publicKey(point));
        verifier.update(text);
        return verifier.verify(signature);
    }

    @Test
    void everySignatureIsVerifiedByThePlatform() throws GeneralSecurityException {
        assertSigned(record("KMCPUBKEY", 1), "kmcAnchor");
        assertSigned(record("SMPUBKEY", 1), "moduleAnchor");
        assertSigned(record("VKLOADREQ", 1), "moduleSigning");
        assertSigned(record("KLF", 1), "kmcSigning");
    }

    private void assertSigned(String line, String by) throws GeneralSecurityException {
        String point = vector.path("keys").path(by).path("public").asText();
        assertThat(verifies(point, before(line, "SIG"), HEX.parseHex(item(line, "SIG"))))
                .as(by)
                .isTrue();
    }

    @Test
    void fingerprintsAndCrcsAreThoseOfTheTexts() throws GeneralSecurityException {
        for (String file : List.of("KMCPUBKEY", "SMPUBKEY")) {
            String line = record(file, 1);
            String id = item(line, file.equals("KMCPUBKEY") ? "KID" : "SMI");
            byte[] digest = sha("SHA-384", HEX.parseHex(item(line, "AGP")), HEX.parseHex(item(line, "SGP")));
            assertThat(id.split(":", -1)[4]).isEqualTo(HEX.formatHex(digest, 0, 8));
            assertThat(id.split(":", -1)[5]).isEqualTo(crc(ascii(id.substring(0, id.lastIndexOf(':') + 1))));
        }
        for (JsonNode file : vector.path("files")) {
            file.asText()
                    .lines()
                    .skip(1)
                    .forEach(line -> assertThat(item(line, "CRC")).isEqualTo(crc(before(line, "CRC"))));
        }
    }

    private static String crc(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >>> 1) ^ 0xA001 : crc >>> 1;
            }
        }
        return String.format("%04X", crc);
    }

    @Test
    void bothSidesDeriveTheSame() throws GeneralSecurityException {
        String request = record("VKLOADREQ", 1);
        String response = record("KLF", 1);
        byte[] rqd = sha("SHA-384", ascii(request));
        assertThat(text("RQD")).isEqualTo(HEX.formatHex(rqd)).isEqualTo(item(response, "RQD"));
        byte[] ze = ecdh("moduleEphemeral", item(response, "EPK"));
        assertThat(ze).isEqualTo(bytes("Ze")).isEqualTo(ecdh("kmcEphemeral", item(request, "EPK")));
        byte[] zs = ecdh("moduleAgreement", item(record("KMCPUBKEY", 1), "AGP"));
        assertThat(zs).isEqualTo(bytes("Zs")).isEqualTo(ecdh("kmcAgreement", item(record("SMPUBKEY", 1), "AGP")));

        byte[][] info = {
            lv(ascii("STSKMS-AP1/C2E2S-P384/ONESTEP-SHA384/A256GCM")),
            lv(ascii(item(request, "SMI"))),
            lv(ascii(item(request, "KID"))),
            lv(HEX.parseHex(item(request, "NON"))),
            lv(HEX.parseHex(item(response, "NON"))),
            lv(rqd),
            HEX.parseHex("000002C0")
        };
        byte[] derived = new byte[96];
        for (int counter = 1; counter <= 2; counter++) {
            MessageDigest digest = MessageDigest.getInstance("SHA-384");
            digest.update(ByteBuffer.allocate(4).putInt(counter).array());
            digest.update(ze);
            digest.update(zs);
            for (byte[] part : info) {
                digest.update(part);
            }
            System.arraycopy(digest.digest(), 0, derived, 48 * (counter - 1), 48);
        }
        assertThat(Arrays.copyOf(derived, 32)).isEqualTo(bytes("KEK"));
        assertThat(Arrays.copyOfRange(derived, 80, 88)).isEqualTo(bytes("IVB"));

        Mac mac = Mac.getInstance("HmacSHA384");
        mac.init(new SecretKeySpec(derived, 32, 48, "HmacSHA384"));
        mac.update(ascii("KC_1_V"));
        mac.update(lv(ascii(item(request, "KID"))));
        mac.update(lv(ascii(item(request, "SMI"))));
        mac.update(HEX.parseHex(item(response, "EPK")));
        mac.update(HEX.parseHex(item(request, "EPK")));
        mac.update(rqd);
        mac.update(sha("SHA-384", before(response, "KCM")));
        assertThat(mac.doFinal()).isEqualTo(bytes("KCM")).isEqualTo(HEX.parseHex(item(response, "KCM")));
    }

    @Test
    void everyVendingKeyIsUnwrapped() throws GeneralSecurityException {
        assertThat(vector.path("vendingKeys")).hasSize(3);
        MessageDigest digest = MessageDigest.getInstance("SHA-384");
        for (JsonNode key : vector.path("vendingKeys")) {
            String line = key.path("line").asText();
            byte[] vk = HEX.parseHex(key.path("VK").asText());
            assertThat(Arrays.copyOf(sha("SHA-256", ascii(key.path("label").asText())), vk.length))
                    .isEqualTo(vk);
            byte[] iv = ByteBuffer.allocate(12)
                    .put(bytes("IVB"))
                    .putInt(Integer.parseInt(item(line, "SEQ")))
                    .array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(bytes("KEK"), "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(before(line, "WVK"));
            assertThat(cipher.doFinal(HEX.parseHex(item(line, "WVK")))).isEqualTo(vk);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(vk, "HmacSHA256"));
            assertThat(item(line, "KCV"))
                    .isEqualTo(key.path("KCV").asText())
                    .isEqualTo(HEX.formatHex(mac.doFinal(ascii("STSKMS-AP1-KCV")), 0, 3));
            digest.update(ascii(line + "\n"));
        }
        assertThat(item(record("KLF", 1), "DIG")).isEqualTo(HEX.formatHex(digest.digest()));
    }
}
