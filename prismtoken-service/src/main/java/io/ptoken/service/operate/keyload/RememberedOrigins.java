package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.slot.KekSlotDetails;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.token.bits.TokenNumber;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A module that does not list its KEK slots ({@link ModuleCapability#KEK_SLOT_LIST}), with what {@link SlotMemory} knows of
 * them: its status tells the slots, and its keys tell through which they came, which the key-load files in the store show. So a
 * key whose KMC stands in LOADING is shown and refused as in a module that tells it itself.
 *
 * <p>A module holds one key of a supply group, revision and type, by which a key in a register is found in the files. While the
 * store does not answer, what was known last holds. Thread safe; everything else is the module's own.
 */
public final class RememberedOrigins implements SecurityModule {

    private static final System.Logger LOG = System.getLogger(RememberedOrigins.class.getName());

    private final SecurityModule module;
    private final String name;
    private final ServiceStore store;
    private final KeyLoadFormats formats;
    private volatile Known known = Known.NOTHING;

    private record Known(Map<String, KekSlotStatus> slots, Map<VendingKeyCard.Identity, VendingKeyOrigin> origins) {

        static final Known NOTHING = new Known(Map.of(), Map.of());
    }

    /**
     * The module with its memory.
     *
     * @param name of the module in the configuration, under which its slots are remembered
     * @param store where they are, and the key-load files
     * @param formats of the files; nobody has to be believed to read who sent what is stored
     */
    public RememberedOrigins(SecurityModule module, String name, ServiceStore store, KeyLoadFormats formats) {
        this.module = module;
        this.name = name;
        this.store = store;
        this.formats = formats;
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        List<VendingKeyAttributes> keys = module.vendingKeys();
        if (keys.isEmpty()) {
            return keys;
        }
        Map<VendingKeyCard.Identity, VendingKeyOrigin> origins =
                known(module.status()).origins();
        return keys.stream()
                .map(key -> Optional.ofNullable(origins.get(identity(key)))
                        .filter(origin -> key.origin().isEmpty())
                        .map(key::from)
                        .orElse(key))
                .toList();
    }

    @Override
    public ModuleStatus status() {
        ModuleStatus status = module.status();
        Map<String, String> details = new TreeMap<>(status.details());
        known(status).slots().forEach((kmc, slot) -> KekSlotDetails.put(details, slot.number(), slot.state(), kmc));
        return new ModuleStatus(
                status.moduleId(),
                status.firmwareId(),
                status.hardwareId(),
                status.idSm(),
                status.state(),
                status.clock(),
                status.tidWindow(),
                status.vendCounter(),
                status.transactionsLeft(),
                status.inhibitVendDate(),
                details);
    }

    private Known known(ModuleStatus status) {
        Known last = known;
        try {
            Map<String, KekSlotStatus> slots = SlotMemory.remembered(store.kekSlots(), name, status.moduleId());
            if (!slots.equals(last.slots())) {
                last = new Known(slots, origins(slots));
                known = last;
            }
        } catch (StoreException e) {
            LOG.log(Level.DEBUG, () -> "KEK slots of module " + name + ": what was known last holds", e);
        }
        return last;
    }

    /** What a LOADING slot is known to hold counts before what others may hold, and that before what it may hold. */
    private Map<VendingKeyCard.Identity, VendingKeyOrigin> origins(Map<String, KekSlotStatus> slots) {
        List<KekSlotStatus> withKeys = slots.values().stream()
                .filter(RememberedOrigins::hasKeys)
                .sorted(Comparator.comparing(slot -> slot.state() == KekSlotState.LOADING))
                .toList();
        Map<VendingKeyCard.Identity, VendingKeyOrigin> origins = new HashMap<>();
        for (KekSlotStatus slot : withKeys) {
            KmcId kmc = slot.kmc().orElseThrow();
            for (VendingKeyCard card : cards(kmc)) {
                VendingKeyOrigin origin = new VendingKeyOrigin(kmc, slot.number(), slot.state(), card.groupName());
                if (slot.state() == KekSlotState.LOADING && slot.loaded().contains(card.sequence())) {
                    origins.put(card.identity(), origin);
                } else {
                    origins.putIfAbsent(card.identity(), origin);
                }
            }
        }
        return Map.copyOf(origins);
    }

    private static boolean hasKeys(KekSlotStatus slot) {
        return slot.state() == KekSlotState.LOADING || slot.state() == KekSlotState.ACTIVE || slot.priorKeys();
    }

    /** The keys of every file of the KMC, the newest file first. */
    private List<VendingKeyCard> cards(KmcId kmc) {
        List<VendingKeyCard> cards = new ArrayList<>();
        for (KeyCatalogue.KeyLoadFile file : store.keyCatalogue().files()) {
            if (file.kmcId().equals(kmc.text())) {
                cards.addAll(0, cards(file));
            }
        }
        return cards;
    }

    private List<VendingKeyCard> cards(KeyCatalogue.KeyLoadFile file) {
        try {
            return formats.of(file.text()).codec().readKeyLoadFile(file.text()).keys().stream()
                    .map(WrappedKey::card)
                    .toList();
        } catch (KeyLoadException e) {
            LOG.log(
                    Level.WARNING,
                    "key load file " + file.id() + " is not understood: which keys came with it is not known");
            return List.of();
        }
    }

    private static VendingKeyCard.Identity identity(VendingKeyAttributes key) {
        return new VendingKeyCard.Identity(key.sgc(), key.krn(), key.keyType());
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        return module.vendCredit(request);
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return module.vendManagement(request);
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return module.vendKeyChange(request);
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return module.verify(request);
    }

    @Override
    public int capacity() {
        return module.capacity();
    }

    @Override
    public Set<DecoderKeyAlgorithm> algorithms() {
        return module.algorithms();
    }

    @Override
    public Map<ModuleCapability, String> lacks() {
        return module.lacks();
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        return module.loadTransactionLicence(text);
    }

    @Override
    public Optional<KeyLoading> keyLoading() {
        return module.keyLoading();
    }

    @Override
    public Optional<KeyEntry> keyEntry() {
        return module.keyEntry();
    }

    @Override
    public Optional<AccessControl> accessControl() {
        return module.accessControl();
    }

    @Override
    public Optional<ModuleAdministration> administration() {
        return module.administration();
    }

    @Override
    public Optional<LicenceTrust> licenceTrust() {
        return module.licenceTrust();
    }

    @Override
    public Optional<SelfTesting> selfTesting() {
        return module.selfTesting();
    }

    @Override
    public Optional<EventLog> eventLog() {
        return module.eventLog();
    }

    @Override
    public Optional<StoreMarkKeeping> storeMarkKeeping() {
        return module.storeMarkKeeping();
    }

    @Override
    public Optional<MeterManufacturing> manufacturing() {
        return module.manufacturing();
    }

    @Override
    public Optional<DitkCustody> ditkCustody() {
        return module.ditkCustody();
    }

    @Override
    public Optional<DitkProving> ditkProving() {
        return module.ditkProving();
    }
}
