package io.ptoken.service.operate.keyload;

import static io.ptoken.service.operate.keyload.Exchange.JANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KlfFault;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLoadFilesTest {

    private final Exchange exchange = new Exchange(2);

    @Test
    void makesARequestAndShowsItAgainUntilItIsReplaced() {
        KmcPublicKey kmc = exchange.imported();
        assertThat(exchange.requests.outstanding(kmc)).isEmpty();

        String first = exchange.requests.request(JANE, kmc, false);
        assertThat(first).startsWith("%STS-KMS-ASSUMED-PROFILE 1 VKLOADREQ\n");
        assertThat(exchange.requests.outstanding(kmc)).contains(first);
        assertThatExceptionOfType(SecurityModuleException.class)
                .isThrownBy(() -> exchange.requests.request(JANE, kmc, false))
                .satisfies(refused -> assertThat(refused.extendedText()).contains("AP-S04 REQUEST_OUTSTANDING"));
        assertThat(exchange.requests.outstanding(kmc)).contains(first);

        String second = exchange.requests.request(JANE, kmc, true);
        assertThat(second).isNotEqualTo(first);
        assertThat(exchange.requests.outstanding(kmc)).contains(second);
        assertThat(exchange.audited())
                .containsExactly(
                        "kmc.import Ok Test KMC, approved, until 2027-11-26T12:00:00Z",
                        "kmc.request Begun new request",
                        "kmc.request Ok KEK slot 1, CTR 1",
                        "kmc.request Begun new request",
                        "kmc.request EE new request; refused: EE STS_EXTENDED_ERROR: AP-S04 REQUEST_OUTSTANDING: a"
                                + " request is out",
                        "kmc.request Begun replacing the request that is out",
                        "kmc.request Ok KEK slot 1, CTR 2");
    }

    @Test
    void showsWhatAFileBringsAndErases() {
        String file = exchange.answeredFile();

        KeyLoadUpload upload = exchange.files.preview(JANE, file);
        assertThat(upload.file().keys())
                .extracting(key -> key.card().sgc().digits())
                .containsExactly("900101", "900102");
        assertThat(upload.erased()).isEmpty();
        assertThat(exchange.module.slots().get(0).state()).isEqualTo(KekSlotState.PENDING);
        assertThat(exchange.store.keyCatalogue().files()).isEmpty();
    }

    /** DKG 01, which the module does not compute, and a key more than it has registers. */
    @Test
    void saysWhatTheModuleWillRefuseBeforeAnythingIsErased() {
        exchange.files.upload(JANE, exchange.answeredFile());
        exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});
        exchange.deliver(shortKey(900_100, DecoderKeyAlgorithm.DKGA01));
        exchange.deliver(shortKey(900_103, DecoderKeyAlgorithm.DKGA02));
        exchange.deliver(shortKey(900_104, DecoderKeyAlgorithm.DKGA02));
        exchange.clock.advance(Duration.ofDays(1));
        String file = exchange.answeredFile();

        KeyLoadUpload upload = exchange.files.preview(JANE, file);

        assertThat(upload.file().keys())
                .extracting(key -> key.objection().orElse("none"))
                .containsExactly(
                        "AP-V01 ATTRIBUTE_CONSTRAINT: VK 1 (SGC 900100 KRN 1 KT 2): DKG: got 01, expected 02 or 04, which"
                                + " are what this module computes",
                        "none",
                        "none",
                        "none",
                        "AP-V03 NO_FREE_REGISTER: VK 5 (SGC 900104 KRN 1 KT 2): all registers of the module will be in"
                                + " use, expected a free one");
        assertThat(exchange.module.vendingKeys()).hasSize(2);
        assertThat(exchange.module.slots().get(0).state()).isEqualTo(KekSlotState.PENDING);
    }

    private static KeyOrder shortKey(int sgc, DecoderKeyAlgorithm algorithm) {
        KeyOrder standard = KeyOrder.standard(new SupplyGroupCode(sgc), KeyType.DUTK, BaseDate.BDT_2014);
        return new KeyOrder(
                standard.sgc(),
                standard.keyType(),
                standard.baseDate(),
                algorithm,
                Set.of(EncryptionAlgorithm.STA),
                standard.ken(),
                standard.active(),
                standard.expires(),
                standard.cluster());
    }

    @Test
    void writesRefusedFilesToTheAuditLogLikeThoseThatAreTaken() {
        String request = exchange.requests.request(JANE, exchange.imported(), false);
        String cut = exchange.simulator.answer(request).replace("END.1", "END.2");
        String expired = exchange.simulator.answerSpoilt(request, KlfFault.EXPIRED);
        int before = exchange.audited().size();

        assertThatThrownBy(() -> exchange.files.preview(JANE, cut)).isInstanceOf(KeyLoadException.class);
        assertThatThrownBy(() -> exchange.files.upload(JANE, expired)).isInstanceOf(KeyLoadException.class);
        assertThatThrownBy(() -> exchange.files.preview(JANE, "x".repeat(KmsText.MAX_BYTES + 1)))
                .isInstanceOf(KeyLoadException.class);
        exchange.files.upload(JANE, exchange.simulator.answer(request));
        assertThatThrownBy(() -> exchange.files.preview(JANE, exchange.simulator.answer(request)))
                .isInstanceOf(KeyExchangeException.class);

        List<String> rows = exchange.audited();
        String digest = " file SHA-256 [0-9a-f]{64} refused: ";
        assertThat(rows.get(before))
                .matches("kmc.upload AP-F03" + digest + "AP-F03 BAD_RECORD_SYNTAX at line [0-9]+, column 1[, A-Z]*");
        assertThat(rows.get(before + 1)).matches("kmc.upload AP-S06" + digest + "AP-S06 RESPONSE_EXPIRED");
        assertThat(rows.get(before + 2)).matches("kmc.upload AP-F11" + digest + "AP-F11 LIMIT_EXCEEDED");
        assertThat(rows.get(rows.size() - 1)).matches("kmc.upload AP-S01" + digest + "cannot take a key load file: .*");
        assertThat(exchange.auditedSubjects().subList(before, before + 2))
                .as("KMCID, where the file can be read")
                .containsExactly("", exchange.kmcId().text());
    }

    @Test
    void storesAFileAndGivesItsResponseToTheModule() {
        String file = exchange.answeredFile();

        assertThat(exchange.files.upload(JANE, file).state()).isEqualTo(KekSlotState.LOADING);

        assertThat(exchange.store.keyCatalogue().files()).hasSize(1);
        assertThat(exchange.store.keyCatalogue().keys())
                .extracting(key -> key.sequence() + " " + key.sgc() + "/" + key.krn())
                .containsExactly("1 900101/1", "2 900102/1");
        List<String> rows = exchange.audited();
        assertThat(rows.get(rows.size() - 1)).isEqualTo("kmc.upload Ok keys of KEK slot 1 erased, 2 to load");
        assertThat(rows.get(rows.size() - 3))
                .matches("kmc.upload Ok key load file SHA-256 [0-9a-f]{64} with 2 keys stored");
    }

    @Test
    void namesTheKeysThatAreErasedByTheNextFile() {
        exchange.files.upload(JANE, exchange.answeredFile());
        exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {});
        exchange.clock.advance(Duration.ofDays(1));

        KeyLoadUpload upload = exchange.files.preview(JANE, exchange.answeredFile());

        assertThat(upload.erased()).extracting(key -> key.sgc().digits()).containsExactly("900101", "900102");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_CRC, CRC_MISMATCH",
        "KEY_MISSING, RECORD_SEQUENCE",
        "OTHER_ENVIRONMENT, ENV_NOT_TEST",
        "OTHER_MODULE, WRONG_SM",
        "WRONG_REQUEST_DIGEST, REQUEST_MISMATCH",
        "WRONG_SIGNATURE, SIGNATURE_INVALID",
        "EXPIRED, RESPONSE_EXPIRED"
    })
    void refusesASpoiltFileBeforeAnythingIsStored(KlfFault fault, KeyLoadCode code) {
        String request = exchange.requests.request(JANE, exchange.imported(), false);

        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> exchange.files.upload(JANE, exchange.simulator.answerSpoilt(request, fault)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));

        assertThat(exchange.store.keyCatalogue().files()).isEmpty();
        assertThat(exchange.module.slots().get(0).state()).isEqualTo(KekSlotState.PENDING);
        assertThat(exchange.files
                        .upload(JANE, exchange.simulator.answer(request))
                        .state())
                .isEqualTo(KekSlotState.LOADING);
    }

    @Test
    void leavesTheRequestOutWhenOnlyTheModuleCanTellThatAFileIsWrong() {
        String request = exchange.requests.request(JANE, exchange.imported(), false);
        String spoilt = exchange.simulator.answerSpoilt(request, KlfFault.WRONG_CONFIRMATION);

        assertThatExceptionOfType(SecurityModuleException.class)
                .isThrownBy(() -> exchange.files.upload(JANE, spoilt))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(SmStatus.STS_EXTENDED_ERROR));
        assertThat(exchange.module.slots().get(0).state()).isEqualTo(KekSlotState.PENDING);

        exchange.clock.advance(Duration.ofMinutes(1));
        exchange.files.upload(JANE, exchange.simulator.answer(request));
        assertThat(exchange.keys.loadAll(JANE, exchange.kmcId(), outcome -> {}).ended())
                .isTrue();
    }

    @Test
    void takesNoFileWhenNoRequestIsOut() {
        String file = exchange.answeredFile();
        exchange.files.upload(JANE, file);

        assertThatThrownBy(() -> exchange.files.upload(JANE, file))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessage("cannot take a key load file: the slot of KMC " + exchange.kmcId()
                        + " is LOADING, expected PENDING; next: load the keys of the file; nothing of this KMC vends"
                        + " until loading is ended");
    }

    @Test
    void takesNoFileOfAKmcThatIsNotKnown() {
        String file = exchange.answeredFile();
        exchange.store
                .kmcPublicKeys()
                .remove(exchange.kmcId().text(), JANE.did(exchange.clock.instant(), "test", "", ""));

        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> exchange.files.preview(JANE, file))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(KeyLoadCode.WRONG_KMC));
    }
}
