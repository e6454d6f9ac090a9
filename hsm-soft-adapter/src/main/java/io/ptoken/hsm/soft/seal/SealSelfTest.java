package io.ptoken.hsm.soft.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The primitives of the sealed file against published results. */
public final class SealSelfTest {

    private SealSelfTest() {}

    /** HMAC-SHA-256 by RFC 4231, test case 2. */
    public static boolean hmacPasses() {
        return Arrays.equals(
                Digests.hmac(ascii("Jefe"), ascii("what do ya want for nothing?")),
                hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    /** AES-256-GCM by test case 16 of the proposal of GCM (McGrew and Viega), both ways. */
    public static boolean aesGcmPasses() {
        byte[] key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = hex("cafebabefacedbaddecaf888");
        byte[] data = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain =
                hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                        + "b16aedf5aa0de657ba637b39");
        byte[] sealed =
                hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                        + "c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b");
        return Arrays.equals(SealingKeys.aesGcm(true, key, nonce, data, plain), sealed)
                && Arrays.equals(SealingKeys.aesGcm(false, key, nonce, data, sealed), plain);
    }

    /** Argon2id by RFC 9106, section 5.3. */
    public static boolean argon2idPasses() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(repeat(2, 16))
                .withSecret(repeat(3, 8))
                .withAdditional(repeat(4, 12))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(repeat(1, 32), tag);
        return Arrays.equals(tag, hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    }

    private static byte[] repeat(int octet, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) octet);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
