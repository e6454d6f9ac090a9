package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What speaks against asking a member, by what is known of it. */
final class Objections {

    private Objections() {}

    /** What bars the member from every request: it is drained, silent or resting, or its keys are changing. */
    static Optional<Fault> toAsking(Member member) {
        if (member.standing().drained()) {
            return Optional.of(Fault.drained(member.name()));
        }
        if (member.isLoadingKeys()) {
            return because(member, SmStatus.KMC_KEY_STATE_ERROR, "its keys are being changed");
        }
        Optional<Fault> resting = member.circuit().fault();
        if (resting.isPresent() || member.view().isPresent()) {
            return resting;
        }
        return member.silence().or(() -> because(member, SmStatus.DEVICE_FAILURE, "not looked at yet"));
    }

    /** Why the member would refuse whatever it is asked to vend. */
    static Optional<Fault> toState(Member member, ModuleStatus status, Instant now) {
        if (!MemberView.vends(status.state())) {
            SmStatus code = status.state() == ModuleState.TAMPERED ? SmStatus.TAMPERED_STATE : SmStatus.APP_ERROR_STATE;
            return because(member, code, "in state " + status.state());
        }
        if (status.transactionsLeft().map(left -> left == 0).orElse(false)) {
            return because(member, SmStatus.PERMISSION_ERROR, "no transactions are left");
        }
        return status.inhibitVendDate()
                .filter(date -> !now.isBefore(date))
                .flatMap(date -> because(member, SmStatus.PERMISSION_ERROR, "vending is inhibited since " + date));
    }

    /** What the member lacks for a request. */
    static Optional<Fault> toAbilities(Member member, MemberView view, Need need) {
        for (ModuleCapability ability : need.abilities()) {
            String reason = view.lacks().get(ability);
            if (reason != null) {
                return because(member, SmStatus.KEY_PARAM_ERROR, ability + ": " + reason);
            }
        }
        return Optional.empty();
    }

    /**
     * What the dates of its own copies of the keys forbid although the member itself would do it: modules do not look at EXP,
     * and at ACT for key changes alone.
     */
    static Optional<Fault> toDates(Member member, List<VendingKeyAttributes> keys, Need need, Instant now) {
        for (int i = 0; i < need.uses().size(); i++) {
            VendingKeyAttributes key = keys.get(i);
            Optional<Fault> objection = key.dates()
                    .refusal(need.uses().get(i), now)
                    .filter(status -> status != SmStatus.KEY_ISSUE_EXPIRED_ERROR)
                    .flatMap(status -> because(
                            member, status, key.describe() + " " + key.dates().explain(status)));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    /** Why the member would refuse to vend with these keys of its own. */
    static Optional<Fault> toKeys(Member member, List<VendingKeyAttributes> keys, Need need, Instant now) {
        for (VendingKeyAttributes key : keys) {
            Optional<Fault> objection = toKey(member, key, need, now);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> toKey(Member member, VendingKeyAttributes key, Need need, Instant now) {
        if (member.isResting(key.register(), now)) {
            return because(member, SmStatus.VK_REG_NOT_FOUND_ERROR, key.describe() + " was refused a moment ago");
        }
        if (need.credit().isPresent() && !key.slotVendsCredit()) {
            return because(member, SmStatus.KMC_KEY_STATE_ERROR, key.describe() + " is being loaded");
        }
        if (key.dates().isPastIssuedUntil(now)) {
            return because(
                    member,
                    SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                    key.describe() + " " + key.dates().explain(SmStatus.KEY_ISSUE_EXPIRED_ERROR));
        }
        return need.credit().flatMap(subclass -> toCredit(member, key, subclass));
    }

    private static Optional<Fault> toCredit(Member member, VendingKeyAttributes key, CreditSubclass subclass) {
        if (!key.subclasses().allows(subclass)) {
            return because(
                    member,
                    SmStatus.SUBCLASS_NOT_ALLOWED,
                    key.describe() + " does not vend subclass " + subclass.code());
        }
        CreditLimit limit = subclass.isCurrency() ? key.currencyLimit() : key.unitLimit();
        return limit.isUsedUp()
                ? because(
                        member, SmStatus.INSUFFICIENT_CREDIT_BALANCE, "the limit of " + key.describe() + " is used up")
                : Optional.empty();
    }

    private static Optional<Fault> because(Member member, SmStatus status, String text) {
        return Optional.of(Fault.notAsked(member.name(), status, text));
    }
}
