package io.ptoken.hsm.soft.health;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.licence.CurveSelfTest;
import io.ptoken.hsm.soft.seal.SealSelfTest;
import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.Crc;
import io.ptoken.sts.token.bits.TokenClass;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Computations with published results, done before the module vends anything and whenever asked for: STA (the worked example of the standard),
 * MISTY1 (RFC 2994), DKGA02 (DES) and DKGA04 (HMAC-SHA-256) by the traces of specification section 8, the check sum of
 * tokens, and what the state file, PINs and licences rest on: HMAC-SHA-256, AES-256-GCM, Argon2id, ECDSA; the
 * unwrapping of a key from a KMC; and a round trip under the STA tables in use.
 */
public final class KnownAnswers {

    /** Example of specification section 5. */
    private static final long CREDIT_BODY = 0x4A2D900FF2L;

    private static final int CREDIT_CRC = 0x0FFA;
    private static final String MISTY1_KEY = "00112233445566778899aabbccddeeff";
    private static final String DES_KEY = "abababababababab";
    private static final String HMAC_KEY = "abababababababab949494949494949401234567";

    /** A computation and whether it gives what it must. */
    public record Check(String name, BooleanSupplier isRight) {}

    private KnownAnswers() {}

    /** @throws SecurityModuleException 58 naming the first computation that is wrong */
    static void require(List<Check> checks) {
        Optional<String> wrong = firstWrong(checks);
        if (wrong.isPresent()) {
            throw new SecurityModuleException(
                    SmStatus.APP_ERROR_STATE, "self-test of " + wrong.get() + " failed; the module does not start");
        }
    }

    /** Name of the first computation that is wrong, if one is. */
    static Optional<String> firstWrong(List<Check> checks) {
        return checks.stream()
                .filter(check -> !check.isRight().getAsBoolean())
                .map(Check::name)
                .findFirst();
    }

    public static List<Check> all(StaTables inUse, KeyAgreementSuite keyLoading) {
        return List.of(
                new Check(
                        "STA",
                        () -> cipher(
                                EncryptionAlgorithm.STA,
                                "0abc12def3456789",
                                StaTables.SAMPLE,
                                0x0B19EB230100C207L,
                                0xC45ED1619406DF95L)),
                new Check(
                        "MISTY1",
                        () -> cipher(
                                EncryptionAlgorithm.MISTY1,
                                MISTY1_KEY,
                                StaTables.SAMPLE,
                                0x0123456789ABCDEFL,
                                0x8B1DA5F56AB3D07CL)),
                new Check("the STA tables in use", () -> roundTrip(inUse)),
                new Check(
                        "DKGA02",
                        () -> derivation(
                                DecoderKeyAlgorithm.DKGA02, DES_KEY, "123456", BaseDate.BDT_1993, "e653341f9d5bf36f")),
                new Check(
                        "DKGA04",
                        () -> derivation(
                                DecoderKeyAlgorithm.DKGA04, HMAC_KEY, "201457", BaseDate.BDT_2014, "87f3ecbb2e46b48f")),
                new Check("CRC-16", () -> Crc.crc(TokenClass.CREDIT, CREDIT_BODY) == CREDIT_CRC),
                new Check("HMAC-SHA-256", SealSelfTest::hmacPasses),
                new Check("AES-256-GCM", SealSelfTest::aesGcmPasses),
                new Check("Argon2id", SealSelfTest::argon2idPasses),
                new Check("ECDSA P-384", CurveSelfTest::passes),
                new Check("key loading", keyLoading::passesSelfTest));
    }

    private static boolean cipher(EncryptionAlgorithm ea, String key, StaTables tables, long plain, long encrypted) {
        try (DecoderKey decoderKey = DecoderKey.of(HexFormat.of().parseHex(key))) {
            TokenCipher cipher = TokenCiphers.of(ea, decoderKey, tables);
            return cipher.encrypt(plain) == encrypted && cipher.decrypt(encrypted) == plain;
        }
    }

    private static boolean roundTrip(StaTables tables) {
        try (DecoderKey decoderKey = DecoderKey.of(HexFormat.of().parseHex("0abc12def3456789"))) {
            TokenCipher cipher = TokenCiphers.of(EncryptionAlgorithm.STA, decoderKey, tables);
            long plain = 0x0B19EB230100C207L;
            long encrypted = cipher.encrypt(plain);
            return encrypted != plain && cipher.decrypt(encrypted) == plain;
        }
    }

    private static boolean derivation(
            DecoderKeyAlgorithm algorithm, String key, String sgc, BaseDate baseDate, String expected) {
        DecoderKeyContext context = new DecoderKeyContext(
                new MeterPan("600727000000000009"),
                KeyType.DUTK,
                SupplyGroupCode.parse(sgc),
                new TariffIndex(1),
                new KeyRevision(1),
                baseDate,
                EncryptionAlgorithm.STA);
        try (VendingKey vendingKey = VendingKey.of(HexFormat.of().parseHex(key));
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(algorithm, vendingKey);
                DecoderKey made = generator.generate(context);
                DecoderKey right = DecoderKey.of(HexFormat.of().parseHex(expected))) {
            return made.equals(right);
        }
    }
}
