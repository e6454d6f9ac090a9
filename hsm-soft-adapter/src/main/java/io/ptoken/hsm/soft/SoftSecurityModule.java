package io.ptoken.hsm.soft;

import io.ptoken.hsm.ModuleStatus;
import io.ptoken.hsm.RegisterNumber;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.TokenVerification;
import io.ptoken.hsm.VendCreditRequest;
import io.ptoken.hsm.VendKeyChangeRequest;
import io.ptoken.hsm.VendManagementRequest;
import io.ptoken.hsm.VendedKeyChange;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.VerifyTokenRequest;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.sts.key.OddParity;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.token.TokenNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A security module in software. Its keys, limits and counters live in one sealed file, which only one module may have
 * open at a time; every change that must outlive a crash is on disk before the token that it belongs to leaves.
 *
 * <p>Thread safe: tokens are made in parallel, loading and deleting keys waits for them. After {@link #close()} every
 * call but {@code close} is refused with {@link SmStatus#DEVICE_FAILURE}.
 */
public final class SoftSecurityModule implements SecurityModule, AutoCloseable {

    private final SoftModuleSettings settings;
    private final SoftModuleParts parts;
    private final RegisterTable registers;
    private final StateKeeper state;
    private final VendingLedger ledger;
    private final TokenRoom room;
    private final ModuleHealth health = new ModuleHealth();
    private final ModuleGate gate = new ModuleGate(health);

    private SoftSecurityModule(
            SealedFile file,
            StoredState stored,
            SoftModuleParts parts,
            SoftModuleSettings settings,
            CipherSource ciphers) {
        this.settings = settings;
        this.parts = parts;
        this.registers = new RegisterTable(settings.capacity());
        this.state = new StateKeeper(file, stored, registers, settings);
        this.ledger = state.ledger();
        this.room = new TokenRoom(
                new VendingRules(settings),
                ledger,
                new TokenMaker(health),
                ciphers,
                parts.rnd(),
                settings.assumptions());
        for (StoredKey key : stored.keys()) {
            registers.put(new VendingRegister(key, settings.assumptions()));
        }
    }

    /**
     * Makes a new module without keys, with an identity of its own.
     *
     * @param path the state file; must not exist
     * @param secret what will open it; the caller closes it afterwards
     * @throws SealedFileException when the file exists or cannot be written, or the secret is unfit
     * @throws SecurityModuleException 58 when a self-test fails
     */
    public static SoftSecurityModule create(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings) {
        KnownAnswers.require(KnownAnswers.all(parts.tables()));
        ModuleIdentity identity =
                ModuleIdentity.create(parts.random(), parts.clock().instant());
        StoredState stored = new StoredState(identity, VendingPermit.UNLIMITED, 0, List.of());
        SealedFile file =
                SealedFile.create(path, secret, settings.passphraseCost(), parts.random(), StateCodec.encode(stored));
        return new SoftSecurityModule(file, stored, parts, settings, CipherSource.with(parts.tables()));
    }

    /**
     * Opens a module made before.
     *
     * @param secret what was given to {@link #create}; the caller closes it afterwards
     * @throws SealedFileException when the file is missing, damaged, in use or not opened by this secret
     * @throws SecurityModuleException 58 when a self-test fails
     */
    public static SoftSecurityModule open(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings) {
        return open(path, secret, parts, settings, CipherSource.with(parts.tables()));
    }

    static SoftSecurityModule open(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings, CipherSource ciphers) {
        KnownAnswers.require(KnownAnswers.all(parts.tables()));
        SealedFile.Opened opened = SealedFile.open(path, secret, parts.random());
        boolean done = false;
        try {
            SoftSecurityModule module =
                    withState(opened.file(), StateCodec.decode(opened.content()), parts, settings, ciphers);
            done = true;
            return module;
        } finally {
            Arrays.fill(opened.content(), (byte) 0);
            if (!done) {
                opened.file().close();
            }
        }
    }

    /** The registers take copies of the keys, so that those of the state are zeroised here. */
    private static SoftSecurityModule withState(
            SealedFile file,
            StoredState stored,
            SoftModuleParts parts,
            SoftModuleSettings settings,
            CipherSource ciphers) {
        try {
            return new SoftSecurityModule(file, stored, parts, settings, ciphers);
        } finally {
            stored.keys().forEach(key -> key.key().close());
        }
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        return gate.working(() -> {
            Instant now = requireVending();
            return room.credit(registers.require(request.register()), request, now);
        });
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return gate.working(() -> {
            Instant now = requireVending();
            return room.management(registers.require(request.register()), request, now);
        });
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return gate.working(() -> {
            Instant now = requireVending();
            return room.keyChange(registers.require(request.from()), registers.require(request.to()), request, now);
        });
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return gate.working(() -> room.verify(
                registers.require(request.register()), request, parts.clock().instant()));
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return gate.reading(() -> {
            synchronized (ledger) {
                return registers.all().stream().map(VendingRegister::attributes).toList();
            }
        });
    }

    @Override
    public int capacity() {
        return settings.capacity();
    }

    @Override
    public ModuleStatus status() {
        return gate.reading(() -> {
            synchronized (ledger) {
                return StatusReport.of(state.identity(), settings, parts, health, ledger);
            }
        });
    }

    /** How long and how much the module may vend. */
    public VendingPermit permit() {
        return gate.reading(ledger::permit);
    }

    /**
     * Restricts vending, or lifts the restrictions; durable when the call returns.
     *
     * @throws SecurityModuleException 01 when the state cannot be written; the old permit stays then
     */
    public void permit(VendingPermit permit) {
        gate.changing(() -> {
            ledger.permit(permit);
            return permit;
        });
    }

    /**
     * Takes a vending key from its owner into an empty register; durable when the call returns.
     *
     * @param key copied; the caller closes it
     * @throws KeyEntryException when the module does not take the key
     * @throws SecurityModuleException 01 when the state cannot be written, 58 in the error state; nothing has changed then
     */
    public LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry) {
        return gate.changing(() -> put(register, key, entry, false));
    }

    /** As {@link #loadVendingKey}; a key in the register is replaced, with its limits. */
    public LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry) {
        return gate.changing(() -> put(register, key, entry, true));
    }

    /**
     * Deletes the key of a register; durable when the call returns.
     *
     * @throws SecurityModuleException 28 when the register is empty, 01 when the state cannot be written; nothing has
     *     changed then
     */
    public void deleteVendingKey(RegisterNumber number) {
        gate.changing(() -> {
            VendingRegister register = registers.require(number);
            registers.remove(number);
            state.saveOr(() -> registers.put(register));
            register.close();
            return number;
        });
    }

    private LoadedVendingKey put(RegisterNumber number, VendingKey key, VendingKeyEntry entry, boolean replace) {
        registers.requireAcceptable(number, key, entry, replace);
        VendingRegister fresh = new VendingRegister(new StoredKey(number, entry, key), settings.assumptions());
        Optional<VendingRegister> old = registers.put(fresh);
        state.saveOr(() -> {
            registers.remove(number);
            old.ifPresent(registers::put);
            fresh.close();
        });
        old.ifPresent(VendingRegister::close);
        return new LoadedVendingKey(
                fresh.attributes(), OddParity.warning(key).stream().toList());
    }

    /** Module-wide reasons not to vend, before any register is looked at; returns the time of the request. */
    private Instant requireVending() {
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

    /** Waits for tokens in the making, writes the exact limits and counters, zeroises the keys, gives the file back. */
    @Override
    public void close() {
        gate.close(state::close);
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
