package io.ptoken.hsm.soft.vend;

import static io.ptoken.hsm.refusal.SmStatus.INVALID_NUM_TOKENS;
import static io.ptoken.hsm.refusal.SmStatus.KEY_CHANGE_NOT_ALLOWED;
import static io.ptoken.hsm.refusal.SmStatus.KEY_EXPIRED_ERROR;
import static io.ptoken.hsm.refusal.SmStatus.KEY_ISSUE_EXPIRED_ERROR;
import static io.ptoken.hsm.refusal.SmStatus.KEY_NOT_YET_ACTIVE;
import static io.ptoken.hsm.refusal.SmStatus.KEY_PARAM_ERROR;
import static io.ptoken.hsm.refusal.SmStatus.KMC_KEY_STATE_ERROR;
import static io.ptoken.hsm.refusal.SmStatus.SUBCLASS_NOT_ALLOWED;
import static io.ptoken.hsm.refusal.SmStatus.TID_OUT_OF_WINDOW;

import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.VendingKeyKindRules;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.settings.ModuleAssumptions.SubclassMaskReading;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the module refuses, in the order of module protocol section 6.3: 26, 05, 40, 48, 43, 42, 41, 44, 29, 85. What comes
 * before (state of the module, register present) and after (limits) is done by the {@code SoftSecurityModule} and the
 * {@link VendingLedger}; the MeterPAN is right by its type. As on modules in hardware, EXP is not among them and ACT binds
 * key changes alone; the service, which asks {@link KeyDates} first, is stricter.
 */
public final class VendingRules {

    private final SoftModuleSettings settings;
    private final Supplier<KekSlots> slots;

    public VendingRules(SoftModuleSettings settings, Supplier<KekSlots> slots) {
        this.settings = settings;
        this.slots = slots;
    }

    void requireCredit(VendingRegister register, VendCreditRequest request, Instant now) {
        requireSlot(register);
        VendingKeyKindRules.requireCreditKey(register.entry().keyType(), request.tct(), register::toString);
        requireServed(register, request.ea());
        requireSubclass(register, request.subclass());
        requireIssuing(register, now);
        requireTid(register, request.tid(), now);
    }

    void requireManagement(VendingRegister register, VendManagementRequest request, Instant now) {
        requireServed(register, request.ea());
        requireManagementSubclass(request.subclass());
        requireIssuing(register, now);
        requireTid(register, request.tid(), now);
    }

    /**
     * A key change carries no TID, so that KEN is not looked at: a meter may always leave an expired key, and that it
     * does not enter one is for the caller to see to.
     */
    void requireKeyChange(VendingRegister from, VendingRegister to, VendKeyChangeRequest request, Instant now) {
        requireServed(from, request.ea());
        requireServed(to, request.ea());
        requireActive(from, now);
        requireActive(to, now);
        requireIssuing(from, now);
        requireIssuing(to, now);
        requireAllowedChange(from, to);
        requireSetKind(request.ea(), request.kind());
    }

    /** A DITK has no dates, no algorithm and no cluster: the rules of the vending key are all there are. */
    void requireDitkChange(VendingRegister target, DitkChangeRequest wanted, Instant now) {
        VendingKeyKindRules.requireCarrier(target.entry().keyType(), wanted.tct(), target::toString);
        requireServed(target, wanted.ea());
        requireActive(target, now);
        requireIssuing(target, now);
        requireSetKind(wanted.ea(), wanted.kind());
    }

    void requireVerifiable(VendingRegister register, EncryptionAlgorithm ea) {
        requireServed(register, ea);
    }

    private void requireSlot(VendingRegister register) {
        if (register.delivered().isPresent()) {
            KekSlot slot = slots.get().slot(register.delivered().get().slot());
            require(
                    slot.state().vendsCredit(),
                    KMC_KEY_STATE_ERROR,
                    () -> register + " came through KEK slot " + slot.number() + ", which is " + slot.state()
                            + ": finish the key load");
        }
    }

    private static void requireServed(VendingRegister register, EncryptionAlgorithm ea) {
        VendingKeyKindRules.requireServes(register.entry().algorithm(), ea, register::toString);
        require(
                register.delivered()
                        .map(from -> from.encryptionAlgorithms().contains(ea))
                        .orElse(true),
                KEY_PARAM_ERROR,
                () -> "EA " + ea.digits() + " under " + register + ", which its KMC delivered for others");
    }

    private void requireSubclass(VendingRegister register, CreditSubclass subclass) {
        require(
                settings.assumptions().subclassMask() == SubclassMaskReading.NOT_ENFORCED
                        || register.entry().subclasses().allows(subclass),
                SUBCLASS_NOT_ALLOWED,
                () -> "credit subclass " + subclass.code() + " under " + register);
    }

    private static void requireManagementSubclass(int subclass) {
        boolean keyChange = subclass == 3 || subclass == 4 || subclass == 8 || subclass == 9;
        require(!keyChange, KEY_PARAM_ERROR, () -> "class 2 subclass " + subclass + " is a section of a key change");
    }

    private static void requireActive(VendingRegister register, Instant now) {
        KeyDates dates = register.entry().validity().dates();
        require(
                !dates.isBeforeActive(now),
                KEY_NOT_YET_ACTIVE,
                () -> register + " " + dates.explain(KEY_NOT_YET_ACTIVE));
    }

    private static void requireIssuing(VendingRegister register, Instant now) {
        KeyDates dates = register.entry().validity().dates();
        require(
                !dates.isPastIssuedUntil(now),
                KEY_ISSUE_EXPIRED_ERROR,
                () -> register + " " + dates.explain(KEY_ISSUE_EXPIRED_ERROR));
    }

    private void requireTid(VendingRegister register, TokenIdentifier tid, Instant now) {
        VendingKeyEntry key = register.entry();
        require(!tid.isBeyond(key.ken()), KEY_EXPIRED_ERROR, () -> "TID " + tid + " is beyond KEN " + key.ken());
        Instant moment = tid.instant(key.baseDate());
        // Not by abs(), which goes by way of BigDecimal: nearly every TID lies a few seconds back.
        Duration distance = moment.isBefore(now) ? Duration.between(moment, now) : Duration.between(now, moment);
        settings.tidWindow()
                .ifPresent(window -> require(
                        distance.compareTo(window) <= 0,
                        TID_OUT_OF_WINDOW,
                        () -> "TID " + tid + " is " + distance.toMinutes()
                                + " minutes away from the module's clock, not within " + window.toMinutes()));
    }

    private void requireAllowedChange(VendingRegister from, VendingRegister to) {
        settings.assumptions()
                .keyChangeRules()
                .objection(from.entry().side(), to.entry().side())
                .ifPresent(objection -> {
                    throw new SecurityModuleException(KEY_CHANGE_NOT_ALLOWED, objection);
                });
    }

    private static void requireSetKind(EncryptionAlgorithm ea, KeyChangeSetKind kind) {
        require(
                (ea == EncryptionAlgorithm.MISTY1) == (kind == KeyChangeSetKind.FOUR_KCT),
                INVALID_NUM_TOKENS,
                () -> kind.tokens() + " tokens for EA " + ea.digits());
    }

    /** The text is made only when it is needed: these checks run for every token. */
    private static void require(boolean condition, SmStatus otherwise, Supplier<String> text) {
        if (!condition) {
            throw new SecurityModuleException(otherwise, text.get());
        }
    }
}
