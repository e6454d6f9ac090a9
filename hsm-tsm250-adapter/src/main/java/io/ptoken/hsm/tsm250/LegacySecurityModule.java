package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyKindRules;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.legacy.LegacyKeyChangeTokens;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.hsm.protocol.legacy.LegacyVendCredit;
import io.ptoken.hsm.protocol.legacy.LegacyVendKeyChange;
import io.ptoken.hsm.protocol.legacy.LegacyVendManagement;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.module.ModuleCalls;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A module with STS05V firmware (module protocol section 5). It knows its keys by their registers alone; what else there is to
 * know about them comes from the configuration, and what an STS6 module would check is checked here: register (28), key type
 * (05), EA, management subclass (40), credit subclass (48), KEN (41), number of tokens (85). {@link #lacks()} names the limits of
 * the dialect.
 *
 * <p>Thread safe; how many requests run at a time is up to the {@link Requests}.
 */
public final class LegacySecurityModule implements SecurityModule {

    private static final Map<ModuleCapability, String> LACKS = Map.ofEntries(
            Map.entry(ModuleCapability.CURRENCY_CREDIT, "the STS05V dialect has no currency amounts"),
            Map.entry(ModuleCapability.EA11, "STS05V firmware makes tokens of EA 07 alone"),
            Map.entry(ModuleCapability.VERIFICATION, "the STS05V dialect verifies no tokens"),
            Map.entry(
                    ModuleCapability.KEY_ATTRIBUTES,
                    "the module keeps no attributes; they are those of the configuration"),
            Map.entry(ModuleCapability.CLOCK, "the STS05V dialect tells no clock; it is that of this machine"),
            Map.entry(
                    ModuleCapability.COUNTERS, "the STS05V dialect has no counter; sales of this program are counted"),
            Map.entry(ModuleCapability.KEY_LOADING, "STS05V firmware takes no keys of a KMC of STS Edition 2"),
            Map.entry(ModuleCapability.KEK_SLOT_LIST, "STS05V firmware has no KEK slots"),
            Map.entry(ModuleCapability.LICENCES, "STS05V firmware takes credit updates, not licences"),
            Map.entry(ModuleCapability.EVENT_LOG, "the STS05V dialect reads no log"));

    private static final int CAPACITY = 99;
    private static final Set<Integer> KEY_CHANGE_SUBCLASSES = Set.of(3, 4, 8, 9);

    private final LegacyModuleSettings settings;
    private final ModuleCalls calls;
    private final LegacyReport report;

    /**
     * @param name of the module for people, with the place where it is
     * @param requests ask the module
     * @param settings what the line does not tell
     * @param clock time of day
     * @param time for ages
     */
    public LegacySecurityModule(
            String name, Requests requests, LegacyModuleSettings settings, Clock clock, MonotonicClock time) {
        this.settings = settings;
        this.calls = new ModuleCalls(name, requests, LegacyStatus::toPort);
        this.report = new LegacyReport(calls, settings, clock, time);
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        LegacyVendingKey key = key(request.register());
        VendingKeyKindRules.requireCreditKey(key.keyType(), request.tct(), key.attributes()::describe);
        requireSta(request.ea());
        if (!(request.amount() instanceof UnitAmountCode amount)) {
            throw new SecurityModuleException(
                    SmStatus.SUBCLASS_NOT_ALLOWED,
                    "subclass " + request.subclass().code() + ": the STS05V dialect has no currency amounts");
        }
        requireBelowKen(key, request.tid());
        return sell(new LegacyVendCredit(
                        request.pan(),
                        key.forMeter(request.ti()),
                        request.subclass().code(),
                        request.tid(),
                        amount))
                .token();
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        LegacyVendingKey key = key(request.register());
        requireSta(request.ea());
        if (KEY_CHANGE_SUBCLASSES.contains(request.subclass())) {
            throw new SecurityModuleException(
                    SmStatus.KEY_PARAM_ERROR, "subclass " + request.subclass() + " is a section of a key change");
        }
        requireBelowKen(key, request.tid());
        return sell(new LegacyVendManagement(
                        request.pan(),
                        key.forMeter(request.ti()),
                        request.subclass(),
                        request.tid(),
                        request.payload()))
                .token();
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        LegacyVendingKey from = key(request.from());
        LegacyVendingKey to = key(request.to());
        requireSta(request.ea());
        if (request.kind() != KeyChangeSetKind.TWO_KCT) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_NUM_TOKENS,
                    request.kind().tokens() + " tokens: the STS05V dialect makes key changes of 2 tokens");
        }
        LegacyKeyChangeTokens tokens = sell(
                new LegacyVendKeyChange(request.pan(), from.forMeter(request.fromTi()), to.forMeter(request.toTi())));
        return new VendedKeyChange(from.baseDate() != to.baseDate(), List.of(tokens.first(), tokens.second()));
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        throw new SecurityModuleException(
                SmStatus.INVALID_REQUEST_HEADER, calls.name() + ": " + LACKS.get(ModuleCapability.VERIFICATION));
    }

    /** The keys of the configuration; whether the module has them, nobody can ask. */
    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return settings.keys().stream().map(LegacyVendingKey::attributes).toList();
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }

    @Override
    public ModuleStatus status() {
        return report.status();
    }

    @Override
    public Map<ModuleCapability, String> lacks() {
        return LACKS;
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        throw new SecurityModuleException(
                SmStatus.PERMISSION_ERROR, calls.name() + ": " + LACKS.get(ModuleCapability.LICENCES));
    }

    /** Forgets identity and balance. */
    public void refresh() {
        report.doubt();
    }

    /** A channel was opened anew: before the next sale the module is asked who it is. */
    public void channelOpened() {
        report.doubt();
    }

    private <R> R sell(ModuleRequest<R> request) {
        report.requireRightModule();
        R sold = calls.call(request);
        report.sold();
        return sold;
    }

    private LegacyVendingKey key(RegisterNumber register) {
        return settings.keys().stream()
                .filter(key -> key.register().equals(register))
                .findFirst()
                .orElseThrow(() -> new SecurityModuleException(
                        SmStatus.VK_REG_NOT_FOUND_ERROR, "no key is configured for register " + register));
    }

    private static void requireSta(EncryptionAlgorithm ea) {
        if (ea != EncryptionAlgorithm.STA) {
            VendingKeyKindRules.requireServes(DecoderKeyAlgorithm.DKGA02, ea, () -> "an STS05V module");
        }
    }

    private static void requireBelowKen(LegacyVendingKey key, TokenIdentifier tid) {
        int block = tid.minutes() >> 16;
        if (block > key.ken().value()) {
            throw new SecurityModuleException(
                    SmStatus.KEY_EXPIRED_ERROR,
                    "TID block " + block + " is beyond KEN " + key.ken() + " of "
                            + key.attributes().describe());
        }
    }
}
