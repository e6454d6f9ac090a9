package io.ptoken.hsm.soft;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.ditk.StoredDitk;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.health.SelfTest;
import io.ptoken.hsm.soft.identity.Firmware;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.keyload.DeliveredKeys;
import io.ptoken.hsm.soft.keyload.SlotChanges;
import io.ptoken.hsm.soft.keyload.SoftKeyLoading;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.manufacture.SoftDitkCustody;
import io.ptoken.hsm.soft.manufacture.SoftManufacturing;
import io.ptoken.hsm.soft.register.RegisterTable;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.seal.StateFile;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.hsm.soft.state.ModuleStoreMark;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.hsm.soft.vend.CipherSource;
import io.ptoken.hsm.soft.vend.TokenMaker;
import io.ptoken.hsm.soft.vend.VendingLedger;
import io.ptoken.hsm.soft.vend.VendingRequests;
import io.ptoken.hsm.soft.vend.VendingRules;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.OddParity;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.token.bits.TokenNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A security module in software. Its keys, limits and counters live in one sealed file, which only one module may have
 * open at a time; every change that must outlive a crash is on disk before the token that it belongs to leaves.
 *
 * <p>Thread safe: tokens are made in parallel, loading and deleting keys waits for them; {@link #status} and {@link
 * #vendingKeys} take no lock. After {@link #close()} every call but {@code close} is refused with {@link
 * SmStatus#DEVICE_FAILURE}.
 *
 * <p>A module whose state file is not what it must be is TAMPERED: {@link #status} says why, there are no vending keys,
 * and everything else is refused with {@link SmStatus#TAMPERED_STATE}.
 */
public final class SoftSecurityModule implements SecurityModule, KeyEntry, SelfTesting, AutoCloseable {

    /** Hardware id by which a software module is told from others. */
    public static final String HARDWARE_ID = ModuleIdentity.HARDWARE_ID;

    private static final String MAKES_NO_OTHER_TOKENS =
            "manufacturing firmware makes the tokens that take new meters from a DITK to a vending key, and no others";

    private static final Map<ModuleCapability, String> LACKS_OF_MANUFACTURING = Map.of(
            ModuleCapability.UNIT_CREDIT, MAKES_NO_OTHER_TOKENS,
            ModuleCapability.CURRENCY_CREDIT, MAKES_NO_OTHER_TOKENS,
            ModuleCapability.MANAGEMENT, MAKES_NO_OTHER_TOKENS,
            ModuleCapability.KEY_CHANGE, MAKES_NO_OTHER_TOKENS,
            ModuleCapability.VERIFICATION, "manufacturing firmware verifies no tokens",
            ModuleCapability.LICENCES, "manufacturing firmware needs no transaction licence");

    private final SoftModuleSettings settings;
    private final SoftModuleParts parts;
    private final RegisterTable registers;
    private final SealedState state;
    private final VendingLedger ledger;
    private final VendingRequests room;
    private final LicenceLoading licences;
    private final SelfTest selfTest;
    private final AccessGuard access;
    private final StatusReport report;
    private final ModuleGate gate;
    private final SoftAdministration administration;
    private final SoftLicenceTrust licenceTrust;
    private final ModuleCertification certification;
    private final SoftKeyLoading keyLoading;
    private final ModuleStoreMark storeMark;
    private final Optional<SoftManufacturing> manufacturing;
    private final Optional<DitkCustody> ditkCustody;

    /** @param stored its keys stay with the caller; none of them is taken when the module is tampered already */
    SoftSecurityModule(
            Optional<StateFile> file,
            StoredState stored,
            SoftModuleParts parts,
            SoftModuleSettings settings,
            ModuleSeams seams,
            SelfTest selfTest,
            ModuleHealth health) {
        this.settings = settings;
        this.parts = parts;
        this.selfTest = selfTest;
        this.registers = new RegisterTable(settings.capacity());
        this.state = new SealedState(file, stored, parts.witness(), health, registers, settings);
        this.ledger = state.ledger();
        this.licences = new LicenceLoading(state);
        this.gate = new ModuleGate(health, state::eraseSecrets);
        this.access = new AccessGuard(
                settings.access(), parts.clock(), parts.random(), new SoftOfficers(gate, state, health));
        this.report = new StatusReport(state, settings, parts, health, selfTest, access);
        SlotChanges changes = new SlotChanges(state, parts, settings.assumptions());
        this.administration = new SoftAdministration(gate, state, access, health, parts, settings, this::takeKeysOf);
        this.licenceTrust = new SoftLicenceTrust(gate, state, access);
        this.certification = new ModuleCertification(gate, state, access, changes);
        this.keyLoading = new SoftKeyLoading(gate, state, changes, parts);
        this.storeMark = new ModuleStoreMark(gate, state);
        this.room = new VendingRequests(
                new VendingRules(settings, state::slots),
                ledger,
                new TokenMaker(health),
                seams.ciphers(),
                parts.rnd(),
                settings.assumptions());
        boolean makesMeters = stored.identity().firmware() == Firmware.MANUFACTURING;
        this.manufacturing = makesMeters
                ? Optional.of(new SoftManufacturing(gate, state.ditks(), registers, room, parts.clock()))
                : Optional.empty();
        this.ditkCustody = makesMeters
                ? Optional.of(new SoftDitkCustody(
                        gate,
                        access,
                        state.ditks(),
                        state,
                        KeyCheckValueMethod.standard(settings.assumptions().longKeyCheckValue()),
                        parts.random(),
                        parts.clock()))
                : Optional.empty();
        if (health.isTampered()) {
            state.eraseSecrets();
        } else {
            takeKeysOf(stored);
        }
    }

    private void takeKeysOf(StoredState stored) {
        for (StoredKey key : stored.keys()) {
            registers.put(new VendingRegister(key, settings.assumptions()));
        }
        state.ditks().take(stored.ditks());
    }

    /**
     * Makes a new module without keys, licences and officers, with an identity of its own.
     *
     * @param path the state file; must not exist
     * @param secret what will open it; the caller closes it afterwards
     * @throws SealedFileException when the file exists or cannot be written, or the secret is unfit
     * @throws SecurityModuleException 58 when a self-test fails, 01 when the witness cannot be told; the module exists
     *     then
     */
    public static SoftSecurityModule create(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings) {
        return create(path, secret, parts, settings, ModuleSetup.NONE);
    }

    /** As {@link #create(Path, SealingSecret, SoftModuleParts, SoftModuleSettings)}, with what the setup says. */
    public static SoftSecurityModule create(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings, ModuleSetup setup) {
        return new ModuleOpening(path, secret, parts, settings, ModuleSeams.of(parts)).create(setup);
    }

    /**
     * A module without a file: its keys, limits and counters end with it. For embedding, demonstrations and tests; keys that
     * sell tokens belong into a module that remembers what they have sold.
     *
     * @throws SecurityModuleException 58 when a self-test fails
     */
    public static SoftSecurityModule inMemory(SoftModuleParts parts, SoftModuleSettings settings) {
        return inMemory(parts, settings, ModuleSetup.NONE);
    }

    /** As {@link #inMemory(SoftModuleParts, SoftModuleSettings)}, with what the setup says. */
    public static SoftSecurityModule inMemory(SoftModuleParts parts, SoftModuleSettings settings, ModuleSetup setup) {
        return ModuleOpening.inMemory(parts, settings, setup);
    }

    /**
     * Opens a module made before. When the witness knows a later state than that of the file, the module is TAMPERED.
     *
     * @param secret what was given to {@link #create}; the caller closes it afterwards
     * @throws SealedFileException when the file is missing, damaged, in use, not opened by this secret or made by a newer
     *     release
     * @throws SecurityModuleException 58 when a self-test fails, 01 when the witness cannot be asked
     */
    public static SoftSecurityModule open(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings) {
        return new ModuleOpening(path, secret, parts, settings, ModuleSeams.of(parts)).open();
    }

    /**
     * As {@link #open}, but a damaged or altered file gives a module that is TAMPERED and says so, with the module id
     * 00000000 because the true one cannot be read. The file is left as found.
     */
    public static SoftSecurityModule openOrTampered(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings) {
        return new ModuleOpening(path, secret, parts, settings, ModuleSeams.of(parts)).openOrTampered();
    }

    static SoftSecurityModule open(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings, CipherSource ciphers) {
        ModuleSeams seams = ModuleSeams.of(parts).withCiphers(ciphers);
        return new ModuleOpening(path, secret, parts, settings, seams).open();
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        return gate.working(() -> {
            Instant now = requireVending("SM?VC");
            return room.credit(registers.require(request.register()), request, now);
        });
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return gate.working(() -> {
            Instant now = requireVending("SM?VM");
            return room.management(registers.require(request.register()), request, now);
        });
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return gate.working(() -> {
            Instant now = requireVending("SM?VK");
            return room.keyChange(registers.require(request.from()), registers.require(request.to()), request, now);
        });
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return gate.working(() -> {
            requireVendingFirmware("SM?VT");
            return room.verify(registers.require(request.register()), request);
        });
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return gate.reading(() -> registers.attributes(state.slots()));
    }

    @Override
    public int capacity() {
        return settings.capacity();
    }

    @Override
    public Set<DecoderKeyAlgorithm> algorithms() {
        return DeliveredKeys.ALGORITHMS;
    }

    @Override
    public ModuleStatus status() {
        return gate.reading(report::now);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SecurityModuleException also 98 when the module trusts no licence issuer, 01 when the state cannot be
     *     written, 57 or 58 when the module is out of service
     */
    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        LicenceLoading.Read checked = gate.working(() -> {
            requireVendingFirmware("SM?CI");
            return licences.read(text);
        });
        return gate.changing(() -> licences.take(checked, text));
    }

    /** The tests of this module on demand; always there. */
    @Override
    public Optional<SelfTesting> selfTesting() {
        return Optional.of(this);
    }

    @Override
    public SelfTestResult selfTest() {
        return gate.reading(selfTest::run);
    }

    /** Loading of vending keys from KMCs; always there. */
    @Override
    public Optional<KeyLoading> keyLoading() {
        return Optional.of(keyLoading);
    }

    /**
     * The mark of a store in the sealed state of the module: every write carries it, and {@link #close} writes once more
     * when the store has come further. Keeping a mark is refused with 57 or 58 while the module is out of service; a module
     * in its error state still seals the last one when it is closed.
     */
    @Override
    public Optional<StoreMarkKeeping> storeMarkKeeping() {
        return Optional.of(storeMark);
    }

    /** Log-in of crypto officers; always there. */
    @Override
    public Optional<AccessControl> accessControl() {
        return Optional.of(access);
    }

    /** What only the owners of the module do; always there. */
    @Override
    public Optional<ModuleAdministration> administration() {
        return Optional.of(administration);
    }

    /** Whose licences the module takes; there unless it is for the makers of meters. */
    @Override
    public Optional<LicenceTrust> licenceTrust() {
        return manufacturing.isPresent() ? Optional.empty() : Optional.of(licenceTrust);
    }

    /** Tokens of new meters; there in a module that was made for it. */
    @Override
    public Optional<MeterManufacturing> manufacturing() {
        return manufacturing.map(role -> role);
    }

    /** DITKs in the hands of their custodians; there in a module that was made for it. */
    @Override
    public Optional<DitkCustody> ditkCustody() {
        return ditkCustody;
    }

    /** Tokens that prove a DITK at a meter; there in a module that was made for it. */
    @Override
    public Optional<DitkProving> ditkProving() {
        return manufacturing.map(role -> role);
    }

    @Override
    public Map<ModuleCapability, String> lacks() {
        return manufacturing.isPresent() ? LACKS_OF_MANUFACTURING : Map.of();
    }

    /** Key entry by the owners of keys; always there. */
    @Override
    public Optional<KeyEntry> keyEntry() {
        return Optional.of(this);
    }

    /** Who vouches for the module's public keys for key loading. */
    public ModuleCertification certification() {
        return certification;
    }

    /** Number of the last state that was written; rises with every write. */
    public long generation() {
        return gate.reading(state::generation);
    }

    /** How long and how much the module may vend. */
    public VendingPermit permit() {
        return gate.reading(ledger::permit);
    }

    /**
     * Restricts vending, or lifts the restrictions, as a licence does; durable when the call returns.
     *
     * @throws SecurityModuleException 01 when the state cannot be written, 98 when it needs crypto officers; the old permit
     *     stays then
     */
    public void permit(VendingPermit permit) {
        gate.changing(() -> {
            access.requirePrivileged("changing the vending permit");
            ledger.permit(permit);
            return permit;
        });
    }

    @Override
    public LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry) {
        return gate.changing(() -> {
            access.requireForKeys("loading a vending key");
            return put(new StoredKey(register, entry, key), false);
        });
    }

    @Override
    public LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry) {
        return gate.changing(() -> {
            access.requireForKeys("replacing a vending key");
            return put(new StoredKey(register, entry, key), true);
        });
    }

    @Override
    public void requireAcceptable(RegisterNumber register, VendingKey key, VendingKeyEntry entry, boolean replace) {
        gate.working(() -> {
            access.requireForKeys(replace ? "replacing a vending key" : "loading a vending key");
            registers.requireAcceptable(
                    new StoredKey(register, entry, key), replace, parts.clock().instant());
            return register;
        });
    }

    @Override
    public void requireDeletable(RegisterNumber number) {
        gate.working(() -> {
            access.requireForKeys("deleting a vending key");
            return registers.require(number);
        });
    }

    @Override
    public void deleteVendingKey(RegisterNumber number) {
        gate.changing(() -> {
            access.requireForKeys("deleting a vending key");
            VendingRegister register = registers.require(number);
            registers.remove(number);
            KekSlots slots = state.slots();
            state.slots(slots.without(number.value()));
            try {
                state.writeOr(() -> {
                    registers.put(register);
                    state.slots(slots);
                });
            } finally {
                closeUnlessPresent(register);
            }
            return number;
        });
    }

    private LoadedVendingKey put(StoredKey stored, boolean replace) {
        RegisterNumber number = stored.register();
        registers.requireAcceptable(stored, replace, parts.clock().instant());
        VendingRegister fresh = new VendingRegister(stored, settings.assumptions());
        Optional<VendingRegister> old = registers.put(fresh);
        KekSlots slots = state.slots();
        state.slots(slots.without(number.value()));
        try {
            state.writeOr(() -> {
                state.slots(slots);
                registers.remove(number);
                old.ifPresent(registers::put);
                fresh.close();
            });
        } finally {
            old.ifPresent(this::closeUnlessPresent);
        }
        return new LoadedVendingKey(
                fresh.attributes(state.slots()),
                OddParity.warning(stored.key()).stream().toList());
    }

    private void closeUnlessPresent(VendingRegister register) {
        if (!registers.holds(register)) {
            register.close();
        }
    }

    /** As a module of hardware answers a command that its firmware does not know. */
    private void requireVendingFirmware(String command) {
        if (manufacturing.isPresent()) {
            throw new SecurityModuleException(SmStatus.INVALID_REQUEST_HEADER, command + ": " + MAKES_NO_OTHER_TOKENS);
        }
    }

    /** Module-wide reasons not to vend, before any register is looked at; returns the time of the request. */
    private Instant requireVending(String command) {
        requireVendingFirmware(command);
        Instant now = parts.clock().instant();
        VendingPermit permit = ledger.permit();
        if (permit.isInhibitedAt(now)) {
            throw new SecurityModuleException(
                    settings.assumptions().inhibited(),
                    "vending is inhibited since " + permit.inhibitDate().orElseThrow());
        }
        ledger.requireVendsLeft();
        return now;
    }

    /** Waits for tokens in the making, writes the exact limits, counters and mark, zeroises the keys, gives the file back. */
    @Override
    public void close() {
        gate.close(state::close);
    }

    /** So that tests see secrets die and counters near their end. */
    KeyLoadState keyLoadState(UnaryOperator<KeyLoadState> change) {
        state.keyLoad(change.apply(state.keyLoad()));
        return state.keyLoad();
    }

    /** So that tests see DITKs die. */
    List<StoredDitk> ditks() {
        return state.ditks().stored();
    }

    /** So that tests see keys die. */
    VendingRegister register(RegisterNumber number) {
        return registers.require(number);
    }

    @Override
    public String toString() {
        return "SoftSecurityModule[" + state.identity().moduleId() + "]";
    }
}
