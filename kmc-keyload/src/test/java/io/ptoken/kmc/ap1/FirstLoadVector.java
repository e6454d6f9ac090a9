package io.ptoken.kmc.ap1;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.KeyAgreementSuite.RequestTerms;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The content of the vector file {@code ap1-first-load.json} as this module computes it: a first load of three vending
 * keys, all of it from labels by the rule of key-load profile section 2.11.
 */
final class FirstLoadVector {

    static final String MODULE_EPHEMERAL = "STSKMS-AP1 test ephemeral SM 1";
    static final String KMC_EPHEMERAL = "STSKMS-AP1 test ephemeral KMC 1";
    static final String REQUEST_NONCE = "STSKMS-AP1 test nonce SM 1";
    static final String RESPONSE_NONCE = "STSKMS-AP1 test nonce KMC 1";

    private final Bench bench = new Bench();
    private final ObjectNode json = new ObjectMapper().createObjectNode();

    private FirstLoadVector() {}

    static ObjectNode compute() {
        FirstLoadVector vector = new FirstLoadVector();
        vector.fill();
        return vector.json;
    }

    private void fill() {
        json.put("profile", Ap1Codec.PROFILE);
        json.put(
                "rule",
                "private = 1 + (SHA-512(label) mod (n - 1)); nonce = SHA-256(label); "
                        + "VK = first bytes of SHA-256(label)");
        Map.of(
                        "kmcAnchor", "STSA-TEST-ROOT-1",
                        "moduleAnchor", "VHSM-TEST-MFG-1",
                        "kmcAgreement", "KMC-TEST-1 agreement",
                        "kmcSigning", "KMC-TEST-1 signing",
                        "moduleAgreement", "module 90000001 agreement",
                        "moduleSigning", "module 90000001 signing",
                        "moduleEphemeral", MODULE_EPHEMERAL,
                        "kmcEphemeral", KMC_EPHEMERAL)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(key -> key(key.getKey(), key.getValue()));
        PendingAgreement pending = request();
        KeyLoadFile file = response(pending);
        json.putObject("files")
                .put("KMCPUBKEY", bench.codec.file(bench.kmc.publicKey()))
                .put("SMPUBKEY", bench.codec.file(bench.module.publicKey()))
                .put("VKLOADREQ", bench.codec.file(pending.request()))
                .put("KLF", bench.codec.file(file));
        secrets(pending, file);
    }

    private void key(String name, String label) {
        SecretOctets secret = TestKeys.privateKey(label);
        json.withObject("/keys")
                .putObject(name)
                .put("label", label)
                .put("private", hex(secret))
                .put("public", P384.publicPoint(secret).hex());
    }

    private PendingAgreement request() {
        ScriptedRandom random = new ScriptedRandom()
                .then(bytes(TestKeys.privateKey(MODULE_EPHEMERAL)))
                .then(TestKeys.digest("SHA-256", REQUEST_NONCE));
        return bench.suite.module().start(bench.module, new RequestTerms(bench.kmc.kmcId(), 1, 1, Bench.NOW), random);
    }

    private KeyLoadFile response(PendingAgreement pending) {
        ScriptedRandom random = new ScriptedRandom()
                .then(bytes(TestKeys.privateKey(KMC_EPHEMERAL)))
                .then(TestKeys.digest("SHA-256", RESPONSE_NONCE));
        AnswerTerms terms =
                new AnswerTerms(Bench.NOW.plusSeconds(3600), Bench.NOW.plus(Duration.ofDays(28)), bench.keys(3));
        return bench.suite.kmc().answer(bench.kmc, bench.module.publicKey(), pending.request(), terms, random);
    }

    private void secrets(PendingAgreement pending, KeyLoadFile file) {
        LoadResponse response = file.response();
        byte[] ze = P384.agree(pending.ephemeralKey(), response.ephemeralKey());
        byte[] zs = P384.agree(
                bench.module.keys().agreement(), bench.kmc.publicKey().agreementKey());
        try (AgreedKeys agreed = bench.accept(pending, file)) {
            json.put("RQD", response.requestDigest().hex())
                    .put("Ze", HexFormat.of().withUpperCase().formatHex(ze))
                    .put("Zs", HexFormat.of().withUpperCase().formatHex(zs))
                    .put("KEK", hex(agreed.kek()))
                    .put("IVB", hex(agreed.ivBase()))
                    .put("KCM", response.keyConfirmation().hex());
            ArrayNode keys = json.putArray("vendingKeys");
            List<KeyToWrap> given = bench.keys(3);
            for (WrappedKey wrapped : file.keys()) {
                KeyToWrap key = given.get(wrapped.card().sequence() - 1);
                VendingKey vk = key.key();
                keys.addObject()
                        .put(
                                "label",
                                "STSKMS-AP1 test VK " + wrapped.card().sgc() + "/1/"
                                        + wrapped.card().keyType().code())
                        .put("line", wrapped.line())
                        .put("VK", HexFormat.of().withUpperCase().formatHex(vk.bytes(KeyBytesAccess.grant())))
                        .put("KCV", bench.suite.keyCheckValue(vk).hex6());
            }
        }
    }

    private static byte[] bytes(SecretOctets secret) {
        return secret.bytes(KeyBytesAccess.grant());
    }

    private static String hex(SecretOctets secret) {
        return HexFormat.of().withUpperCase().formatHex(bytes(secret));
    }
}
