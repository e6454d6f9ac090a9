package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.client.TokenVerifier;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.settings.ModuleSettings.RolloverFlag;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.ModuleFailure;
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
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A module with STS6 firmware, asked over a line (module protocol sections 3, 4). All checks of keys, dates and limits are the
 * module's own; a key-change set is asked for without looking at KEN and IUT here, as the port says.
 *
 * <p>Keys and status are remembered; {@link #refresh()} forgets them, and so does whatever shows that they may be wrong. What
 * the firmware turns out not to know is told by {@link #lacks()}.
 *
 * <p>Thread safe; how many requests run at a time is up to the {@link Requests}.
 */
public final class Sts6SecurityModule implements SecurityModule {

    private static final String NO_LICENCES =
            "licences of this program are texts of its own; a hardware module takes signed instructions of its maker";
    private static final String NO_SLOT_LIST =
            "no command lists KEK slots: the module tells how one stands only in its answers to the steps of a key load";

    private final Sts6ModuleSettings settings;
    private final ProtocolSettings protocol;
    private final FirmwareGaps gaps = new FirmwareGaps();
    private final SaleCounter sales = new SaleCounter();
    private final Sts6Calls calls;
    private final TokenVerifier verifier;
    private final KeyDirectory keys;
    private final RememberedStatus status;
    private final WireKeyLoading loading;
    private final WireEventLog log;

    /**
     * @param name of the module for people, with the place where it is, e.g. {@code TSM500i at 10.0.0.7:5100}
     * @param requests ask the module
     * @param protocol the settings that {@code requests} uses too
     * @param settings of this class
     * @param clock time of day, for what the module does not tell
     * @param time for ages
     */
    public Sts6SecurityModule(
            String name,
            Requests requests,
            ProtocolSettings protocol,
            Sts6ModuleSettings settings,
            Clock clock,
            MonotonicClock time) {
        this.settings = settings;
        this.protocol = protocol;
        this.calls = new Sts6Calls(name, requests, gaps);
        this.verifier = new TokenVerifier(requests, protocol.commands().verifyLayout());
        this.keys = new KeyDirectory(calls, settings, protocol.module().emptyRegisterStatus(), time);
        this.loading = new WireKeyLoading(calls, clock, keys::forget);
        this.log = new WireEventLog(calls);
        this.status = new RememberedStatus(
                new StatusReader(calls, protocol, clock, time, sales),
                settings.statusAge(),
                clock,
                time,
                sales,
                this::otherModule);
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        return sell(
                request.register(),
                () -> calls.call(VendCredit.COMMAND, () -> new VendCredit(request))
                        .token());
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return sell(
                request.register(),
                () -> calls.call(VendManagement.COMMAND, () -> new VendManagement(request))
                        .token());
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        Optional<Boolean> rollover = rolloverByAttributes(request);
        VendedKeyChange vended = sell(
                request.to(),
                () -> calls.call(VendKeyChange.COMMAND, () -> new VendKeyChange(request))
                        .vended());
        int count = vended.tokens().size();
        if (count != request.kind().tokens()) {
            throw new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE,
                    calls.name() + ": " + request.kind().tokens() + " key-change tokens were asked for and " + count
                            + " came");
        }
        return new VendedKeyChange(rollover.orElse(vended.rollover()), vended.tokens());
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return doubting(() -> calls.ask(VerifyToken.COMMAND, () -> verifier.verify(request)));
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return doubting(() -> {
            status.requireIdentified();
            return keys.keys();
        });
    }

    @Override
    public int capacity() {
        return settings.scan().registers();
    }

    @Override
    public ModuleStatus status() {
        return status.status(this::moreDetails);
    }

    @Override
    public Map<ModuleCapability, String> lacks() {
        Map<ModuleCapability, String> lacks = new EnumMap<>(ModuleCapability.class);
        lacks.put(ModuleCapability.LICENCES, NO_LICENCES);
        lacks.put(ModuleCapability.KEK_SLOT_LIST, NO_SLOT_LIST);
        if (!settings.keyLoading()) {
            lacks.put(ModuleCapability.KEY_LOADING, "switched off by the settings");
        }
        if (status.last().map(Sts6SecurityModule::countsOnlyHere).orElse(false)) {
            lacks.put(
                    ModuleCapability.COUNTERS, "its product data names no counter: sales of this program are counted");
        }
        if (status.last().map(Sts6SecurityModule::isManufacturing).orElse(false)) {
            String reason = "manufacturing firmware makes no credit";
            lacks.put(ModuleCapability.UNIT_CREDIT, reason);
            lacks.put(ModuleCapability.CURRENCY_CREDIT, reason);
        }
        lacks.putAll(gaps.lacks());
        return lacks;
    }

    @Override
    public Optional<KeyLoading> keyLoading() {
        return settings.keyLoading() ? Optional.of(loading) : Optional.empty();
    }

    /** The module's log; always there, and refused by a module whose firmware does not know the command. */
    @Override
    public Optional<EventLog> eventLog() {
        return Optional.of(log);
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        throw new SecurityModuleException(SmStatus.PERMISSION_ERROR, calls.name() + ": " + NO_LICENCES);
    }

    /** Forgets keys, status and what the firmware did not know; the next question asks the module. */
    public void refresh() {
        otherModule();
        status.doubt();
    }

    /** A channel was opened anew: whoever is behind it now is asked who he is before keys are listed or status is told. */
    public void channelOpened() {
        status.doubt();
    }

    private void otherModule() {
        gaps.forget();
        keys.forget();
        loading.forget();
    }

    private <T> T sell(RegisterNumber register, Supplier<T> sale) {
        try {
            T sold = doubting(sale);
            sales.sold();
            keys.sold(register);
            return sold;
        } catch (SecurityModuleException e) {
            if (e.failure() == ModuleFailure.OUTCOME_UNKNOWN) {
                keys.sold(register);
            } else if (e.status() == SmStatus.VK_REG_NOT_FOUND_ERROR
                    && keys.listed(register).isPresent()) {
                keys.forget();
            }
            throw e;
        }
    }

    /** After some failures the status that is remembered may be wrong. */
    private <T> T doubting(Supplier<T> question) {
        try {
            return question.get();
        } catch (SecurityModuleException e) {
            switch (e.status()) {
                case DEVICE_FAILURE, TAMPERED_STATE, APP_ERROR_STATE, INVALID_REQUEST_HEADER, PERMISSION_ERROR ->
                    status.doubt();
                default -> {
                    // A refusal of this request says nothing about the module.
                }
            }
            throw e;
        }
    }

    /** The RO bit by the base dates of both keys, when the module's flag tells nothing (A26). */
    private Optional<Boolean> rolloverByAttributes(VendKeyChangeRequest request) {
        if (protocol.module().rolloverFlag() != RolloverFlag.ALWAYS_ZERO) {
            return Optional.empty();
        }
        Map<RegisterNumber, BaseDate> dates = new TreeMap<>();
        vendingKeys().forEach(key -> dates.put(key.register(), key.baseDate()));
        BaseDate from = dates.get(request.from());
        BaseDate to = dates.get(request.to());
        return from == null || to == null ? Optional.empty() : Optional.of(from != to);
    }

    private Map<String, String> moreDetails() {
        Map<String, String> details = new TreeMap<>();
        keys.leftOut().forEach((register, reason) -> details.put("register." + register, "left out: " + reason));
        return details;
    }

    private static boolean countsOnlyHere(ModuleStatus told) {
        return !told.details().containsKey("product." + StatusReader.TX_COUNTER);
    }

    private static boolean isManufacturing(ModuleStatus told) {
        String firmware = told.firmwareId();
        return firmware.matches("[0-9A-Za-z]{8}") && new FirmwareId(firmware).isManufacturing();
    }
}
