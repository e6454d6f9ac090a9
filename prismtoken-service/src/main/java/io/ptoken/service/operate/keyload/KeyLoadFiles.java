package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.host.KlfPreview;
import io.ptoken.kmc.host.ReceivingModule;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.Given;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.KeyCatalogue.CatalogueKey;
import io.ptoken.service.port.KmcPublicKeys;
import io.ptoken.service.port.ServiceStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes key-load files (operating requirements section 7.2). A file is stored before the module is given its response, so
 * that its keys can be loaded after a power cut at any moment. Thread safe.
 */
public final class KeyLoadFiles {

    private static final String UPLOAD = "kmc.upload";

    private final KeyLoading module;
    private final VendingKeyRegisters registers;
    private final KeyLoadFormats formats;
    private final KmcPublicKeys kmcs;
    private final KeyCatalogue catalogue;
    private final ExchangeAudit audit;
    private final RefusedFiles refusals;
    private final InstantSource clock;

    public KeyLoadFiles(
            KeyLoading module,
            VendingKeyRegisters registers,
            KeyLoadFormats formats,
            ServiceStore store,
            InstantSource clock) {
        this.module = module;
        this.registers = registers;
        this.formats = formats;
        this.kmcs = store.kmcPublicKeys();
        this.catalogue = store.keyCatalogue();
        this.audit = new ExchangeAudit(store.auditLog(), clock);
        this.refusals = new RefusedFiles(store.auditLog(), clock);
        this.clock = clock;
    }

    /**
     * What uploading a file would do, and which of its keys the module will refuse; changes nothing. A refusal is written to
     * the audit log.
     *
     * @param text the file, in text armour or not
     * @throws KeyLoadException for a file that is malformed, not of a known KMC, for another module or request, not
     *     signed, incomplete or expired
     * @throws KeyExchangeException when no request is out that it could answer
     */
    public KeyLoadUpload preview(Actor actor, String text) {
        Given.value("actor", actor);
        Given.value("text", text);
        return refusals.told(actor, UPLOAD, text, () -> kmcOf(text), () -> checked(text));
    }

    private KeyLoadUpload checked(String text) {
        List<KmcPublicKey> known = kmcs.all().stream()
                .map(key -> formats.of(key.text()).codec().readKmcPublicKeyFile(key.text()))
                .toList();
        KlfPreview file = formats.imports().keyLoadFile(text, known, outstanding(text), clock.instant());
        KmcId kmc = new KmcId(file.kmc().kmcId().text());
        KekSlotStatus slot = KekSlotsView.require(module, kmc, KekSlotState.PENDING, "take a key load file");
        List<VendingKeyAttributes> present = registers.vendingKeys();
        List<VendingKeyAttributes> erased =
                present.stream().filter(key -> isOf(key, kmc)).toList();
        return new KeyLoadUpload(file.at(receiving(slot, present, erased)), erased);
    }

    /**
     * The module as it will be when it has taken the response. One that has keys of the KMC and does not tell which those are
     * may have none of the others left.
     */
    private ReceivingModule receiving(
            KekSlotStatus slot, List<VendingKeyAttributes> present, List<VendingKeyAttributes> erased) {
        boolean unknown = slot.priorKeys() && erased.isEmpty();
        List<VendingKeyAttributes> kept = unknown
                ? List.of()
                : present.stream().filter(key -> !erased.contains(key)).toList();
        return new ReceivingModule(
                registers.algorithms(),
                kept.stream()
                        .map(key -> new VendingKeyCard.Identity(key.sgc(), key.krn(), key.keyType()))
                        .collect(Collectors.toSet()),
                registers.capacity() - kept.size());
    }

    private static boolean isOf(VendingKeyAttributes key, KmcId kmc) {
        return key.origin().map(origin -> origin.kmc().equals(kmc)).orElse(false);
    }

    /** As far as the file can be read. */
    private String kmcOf(String text) {
        try {
            return formats.of(text)
                    .codec()
                    .readKeyLoadFile(text)
                    .response()
                    .kmcId()
                    .text();
        } catch (KeyLoadException e) {
            return "";
        }
    }

    /**
     * Takes a file: stores it, and gives its response to the module, which erases every key of that KMC. None of the new
     * keys is loaded yet.
     *
     * @return the slot, LOADING
     * @throws KeyLoadException as {@link #preview}
     * @throws KeyExchangeException as {@link #preview}
     * @throws io.ptoken.hsm.refusal.SecurityModuleException as {@link KeyLoading#acceptResponse}; the module has changed nothing
     *     then, and the request can still be answered
     */
    public KekSlotStatus upload(Actor actor, String text) {
        Given.value("actor", actor);
        Given.value("text", text);
        KlfPreview file = preview(actor, text).file();
        KmcId kmc = new KmcId(file.kmc().kmcId().text());
        String id = RefusedFiles.sha256(text);
        String detail = "key load file SHA-256 " + id + " with " + file.keys().size() + " keys";
        Instant now = clock.instant();
        catalogue.add(
                new KeyCatalogue.KeyLoadFile(id, kmc.text(), text, now),
                file.keys().stream()
                        .map(key -> new CatalogueKey(
                                id,
                                key.card().sequence(),
                                key.card().sgc(),
                                key.card().krn(),
                                key.key().line()))
                        .toList(),
                actor.did(now, UPLOAD, kmc.text(), detail + " stored"));
        KeyLoadRecord response = new KeyLoadRecord(file.file().response().line());
        return audit.around(
                actor,
                UPLOAD,
                kmc,
                detail + ", response given to the module",
                () -> module.acceptResponse(kmc, response),
                slot -> "keys of KEK slot " + slot.number() + " erased, "
                        + file.keys().size() + " to load");
    }

    /** The requests that are out, as far as their format is that of the file. */
    private List<LoadRequest> outstanding(String text) {
        KmsCodec codec = formats.of(text).codec();
        return module.slots().stream()
                .map(KekSlotStatus::request)
                .flatMap(Optional::stream)
                .map(request -> codec.parseLoadRequest(request.line()))
                .toList();
    }
}
