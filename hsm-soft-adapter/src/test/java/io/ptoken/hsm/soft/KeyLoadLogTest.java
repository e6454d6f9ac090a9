package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.soft.format.StateSecrets;
import io.ptoken.hsm.soft.keyload.KeyLoadAttempt;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.sts.key.KeyBytesAccess;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every attempt is logged, and no secret is in any text (key-load profile sections 2.9, 2.12). */
class KeyLoadLogTest extends KeyLoadTest {

    private static final String HEAD =
            "Key loading (STSKMS-AP1, assumed profile, not interoperable) at 2026-11-23T08:00:00Z: ";

    private static String sha(KeyLoadRecord record) {
        return "SHA-256 " + KeyLoadAttempt.sha256(record);
    }

    @Test
    void everyAttemptIsLoggedWithItsResult() {
        try (SoftSecurityModule module = bench.create();
                LogCapture log = LogCapture.open()) {
            KeyLoadRecord request = KMC.begin(loading(module));
            refusal(SmStatus.STS_EXTENDED_ERROR, () -> KMC.begin(loading(module)));
            TestKmc.Klf file = KMC.answer(loading(module), request, TestCards.dkga02(1, 123456));
            loading(module).acceptResponse(KMC.id(), file.response());
            loading(module).loadKey(KMC.id(), file.key(1));
            refusal(
                    SmStatus.AUTHENTICATION_ERROR,
                    () -> loading(module).loadKey(KMC.id(), TestRecords.with(file.key(1), "SGN", "Elsewhere")));
            loading(module).endLoading(KMC.id());
            loading(module).deleteSlot(KMC.id());
            refusal(SmStatus.KEK_SLOT_NOT_FOUND_ERROR, () -> loading(module).deleteSlot(KMC.id()));
            String kmc = "KMC " + KMC.id();
            String vk = "VK 1 (SGC 123456 KRN 1 KT 2), KCV "
                    + TestCards.dkga02(1, 123456).card().kcv();
            assertThat(log.lines())
                    .containsExactly(
                            "INFO " + HEAD + "KC, " + kmc + ", slot 1, PENDING, CTR 1, " + sha(KMC.publicKey())
                                    + ", result 00",
                            "WARN " + HEAD + "KC, " + kmc + ", " + sha(KMC.publicKey())
                                    + ", result EE AP-S04 REQUEST_OUTSTANDING",
                            "INFO " + HEAD + "KR, " + kmc + ", slot 1, LOADING, CTR 1, " + sha(file.response())
                                    + ", result 00",
                            "INFO " + HEAD + "KL, " + kmc + ", slot 1, LOADING, CTR 1, " + vk + ", register 1, "
                                    + sha(file.key(1)) + ", result 00",
                            "WARN " + HEAD + "KL, " + kmc + ", slot 1, LOADING, CTR 1, " + vk + ", "
                                    + sha(TestRecords.with(file.key(1), "SGN", "Elsewhere"))
                                    + ", result 77 AP-C02 VK_AUTHENTICATION_FAILED",
                            "INFO " + HEAD + "KF, " + kmc + ", slot 1, ACTIVE, CTR 1, result 00",
                            "INFO " + HEAD + "KX, " + kmc + ", slot 1, ACTIVE, CTR 1, result 00",
                            "WARN " + HEAD + "KX, " + kmc + ", result 27 AP-S02 NO_SLOT");
        }
    }

    @Test
    void aModuleOutOfServiceLogsTheAttemptToo() {
        SoftSecurityModule module = bench.create();
        module.close();
        try (LogCapture log = LogCapture.open()) {
            refusal(SmStatus.DEVICE_FAILURE, () -> loading(module).acceptKmcKey(KMC.publicKey(), false));
            assertThat(log.lines()).singleElement().asString().endsWith("result 01 DEVICE_FAILURE");
        }
    }

    @Test
    void noSecretIsInAnyText() {
        List<String> texts = new ArrayList<>();
        List<byte[]> secrets = new ArrayList<>();
        try (SoftSecurityModule module = bench.create();
                LogCapture log = LogCapture.open()) {
            collect(module, texts, secrets);
            TestKmc.Klf file = KMC.answer(
                    loading(module), KMC.begin(loading(module)), TestCards.standard(1), TestCards.dkga02(2, 5));
            collect(module, texts, secrets);
            texts.add(loading(module).acceptResponse(KMC.id(), file.response()).toString());
            collect(module, texts, secrets);
            texts.add(loading(module).loadKey(KMC.id(), file.key(1)).toString());
            for (String tag : List.of("SGN", "KCV", "WVK", "KEN")) {
                String value = tag.equals("WVK") ? "00".repeat(36) : "1";
                texts.add(stackTrace(org.assertj.core.api.Assertions.catchThrowable(
                        () -> loading(module).loadKey(KMC.id(), TestRecords.with(file.key(1), tag, value)))));
            }
            texts.add(stackTrace(org.assertj.core.api.Assertions.catchThrowable(
                    () -> loading(module).acceptResponse(KMC.id(), file.response()))));
            collect(module, texts, secrets);
            texts.addAll(log.lines());
        }
        secrets.add(HexFormat.of().parseHex(TestCards.LONG_KEY));
        secrets.add(HexFormat.of().parseHex(TestCards.SHORT_KEY));
        assertThat(secrets).hasSizeGreaterThan(10);
        String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
        for (byte[] secret : secrets) {
            assertThat(all)
                    .doesNotContain(HexFormat.of().formatHex(secret))
                    .doesNotContain(Base64.getEncoder()
                            .encodeToString(secret)
                            .toLowerCase(Locale.ROOT)
                            .substring(0, 8));
        }
    }

    private static void collect(SoftSecurityModule module, List<String> texts, List<byte[]> secrets) {
        KeyLoadState state = module.keyLoadState(same -> same);
        List<SecretOctets> present = new ArrayList<>();
        state.slots().all().forEach(slot -> present.addAll(StateSecrets.of(slot)));
        present.addAll(StateSecrets.of(state.identity().orElseThrow().keys()));
        present.forEach(secret -> secrets.add(secret.bytes(KeyBytesAccess.grant())));
        texts.add(state.toString());
        texts.add(module.toString());
        texts.add(module.status().toString());
        texts.add(module.vendingKeys().toString());
        texts.add(loading(module).slots().toString());
        loading(module).slots().forEach(slot -> slot.request().ifPresent(request -> texts.add(request.line())));
        texts.add(loading(module).publicKey().line());
    }

    private static String stackTrace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
