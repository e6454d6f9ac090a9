package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A member for one request: whether it can be asked, by what is known of it, and how willingly.
 *
 * @param member the member
 * @param keys its own keys for the request; none when it does not hold all
 * @param told what it told last
 * @param required what the request needs
 * @param now the moment
 */
record Candidate(
        Member member,
        List<VendingKeyAttributes> keys,
        Optional<MemberReport.Told> told,
        Requirements required,
        Instant now) {

    /** How willingly a member is asked, most first. */
    private enum Rank {
        /** Nothing speaks against it. */
        FIRST,
        /** It is a standby member. */
        STANDBY,
        /** It failed before and has a call on trial already. */
        ON_TRIAL,
        /** It will refuse by all that is known; asked so that the refusal is its own, and true. */
        LAST
    }

    /** @param table which member holds which key */
    static Candidate of(Member member, KeyTable table, Requirements required, Instant now) {
        List<VendingKeyAttributes> keys = new ArrayList<>();
        for (RegisterNumber number : required.registers()) {
            Optional<VendingKeyAttributes> key = table.in(member, number);
            if (key.isEmpty()) {
                return new Candidate(member, List.of(), member.told(), required, now);
            }
            keys.add(key.get());
        }
        return new Candidate(member, keys, member.told(), required, now);
    }

    /** The one to ask: by rank, then by priority, then by the calls it works on, then by those it ever had. */
    static Optional<Candidate> best(List<Candidate> candidates) {
        record Ranked(Candidate candidate, Rank rank) {}
        return candidates.stream()
                .map(candidate -> new Ranked(candidate, candidate.rank()))
                .min(Comparator.comparing(Ranked::rank)
                        .thenComparingInt(
                                ranked -> ranked.candidate().member().standing().priority())
                        .thenComparingInt(ranked -> ranked.candidate().member().outstanding())
                        .thenComparingLong(ranked -> ranked.candidate().member().given()))
                .map(Ranked::candidate);
    }

    /** True for a member that holds the keys, or of which nothing is known; the keys of one that is not used are not looked at. */
    boolean mayHoldTheKeys() {
        return !keys.isEmpty() || told.isEmpty() || member.foreign().isPresent();
    }

    /** True for one that holds the keys and that nothing bars. */
    boolean canBeAsked() {
        return !keys.isEmpty() && told.isPresent() && bar().isEmpty();
    }

    /** What bars the member from the request, however willing others are. */
    Optional<Fault> bar() {
        return barFromAll().or(this::missingAbility).or(this::missingDitk).or(this::barByDates);
    }

    /** Registers of the keys in the member. */
    List<RegisterNumber> registers() {
        return keys.stream().map(VendingKeyAttributes::register).toList();
    }

    private Rank rank() {
        boolean willRefuse =
                told.filter(last -> required.vends() || !last.isInService()) // verifying needs no transactions
                                .flatMap(this::refusalByState)
                                .isPresent()
                        || (required.vends() && refusalByKeys().isPresent());
        if (willRefuse) {
            return Rank.LAST;
        }
        if (member.circuit().isOnTrial() && member.outstanding() > 0) {
            return Rank.ON_TRIAL;
        }
        return member.standing().standby() ? Rank.STANDBY : Rank.FIRST;
    }

    /** From every request: it is drained, silent or resting, of firmware for another mode, or its keys are changing. */
    private Optional<Fault> barFromAll() {
        if (member.standing().drained()) {
            return Optional.of(Fault.drained(member.name()));
        }
        if (member.isLoadingKeys()) {
            return because(SmStatus.KMC_KEY_STATE_ERROR, "its keys are being changed");
        }
        Optional<Fault> resting = member.circuit().fault();
        if (resting.isPresent() || told.isPresent()) {
            return resting.or(() -> member.foreign().map(firmware -> Fault.foreign(member.name(), firmware)));
        }
        return member.silence().or(() -> because(SmStatus.DEVICE_FAILURE, "not looked at yet"));
    }

    private Optional<Fault> missingAbility() {
        return told.flatMap(last -> {
            for (ModuleCapability ability : required.abilities()) {
                String reason = last.lacks().get(ability);
                if (reason != null) {
                    return because(SmStatus.KEY_PARAM_ERROR, ability + ": " + reason);
                }
            }
            return Optional.empty();
        });
    }

    private Optional<Fault> missingDitk() {
        return required.ditk()
                .filter(ea ->
                        told.stream().flatMap(last -> last.ditks().stream()).noneMatch(ditk -> ditk.ea() == ea))
                .flatMap(ea -> because(SmStatus.VK_REG_NOT_FOUND_ERROR, "it holds no DITK for EA " + ea.digits()));
    }

    /**
     * What the dates of its own copies of the keys forbid although the member itself would do it: modules do not look at EXP,
     * and at ACT for key changes alone.
     */
    private Optional<Fault> barByDates() {
        for (int i = 0; i < Math.min(keys.size(), required.uses().size()); i++) {
            VendingKeyAttributes key = keys.get(i);
            Optional<Fault> bar = key.dates()
                    .refusal(required.uses().get(i), now)
                    .filter(status -> status != SmStatus.KEY_ISSUE_EXPIRED_ERROR)
                    .flatMap(status ->
                            because(status, key.describe() + " " + key.dates().explain(status)));
            if (bar.isPresent()) {
                return bar;
            }
        }
        return Optional.empty();
    }

    /** Why the member would refuse whatever it is asked to vend. */
    private Optional<Fault> refusalByState(MemberReport.Told last) {
        ModuleStatus status = last.status();
        if (!last.isInService()) {
            SmStatus code = status.state() == ModuleState.TAMPERED ? SmStatus.TAMPERED_STATE : SmStatus.APP_ERROR_STATE;
            return because(code, "in state " + status.state());
        }
        if (status.transactionsLeft().map(left -> left == 0).orElse(false)) {
            return because(SmStatus.PERMISSION_ERROR, "no transactions are left");
        }
        return status.inhibitVendDate()
                .filter(date -> !now.isBefore(date))
                .flatMap(date -> because(SmStatus.PERMISSION_ERROR, "vending is inhibited since " + date));
    }

    /** Why the member would refuse to vend with its own keys. */
    private Optional<Fault> refusalByKeys() {
        return keys.stream().flatMap(key -> refusalByKey(key).stream()).findFirst();
    }

    private Optional<Fault> refusalByKey(VendingKeyAttributes key) {
        if (member.isResting(key.register(), now)) {
            return because(SmStatus.VK_REG_NOT_FOUND_ERROR, key.describe() + " was refused a moment ago");
        }
        if (required.credit().isPresent() && !key.slotVendsCredit()) {
            return because(SmStatus.KMC_KEY_STATE_ERROR, key.describe() + " is being loaded");
        }
        if (key.dates().isPastIssuedUntil(now)) {
            return because(
                    SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                    key.describe() + " " + key.dates().explain(SmStatus.KEY_ISSUE_EXPIRED_ERROR));
        }
        return required.credit().flatMap(subclass -> refusalOfCredit(key, subclass));
    }

    private Optional<Fault> refusalOfCredit(VendingKeyAttributes key, CreditSubclass subclass) {
        if (!key.subclasses().allows(subclass)) {
            return because(
                    SmStatus.SUBCLASS_NOT_ALLOWED, key.describe() + " does not vend subclass " + subclass.code());
        }
        CreditLimit limit = subclass.isCurrency() ? key.currencyLimit() : key.unitLimit();
        return limit.isUsedUp()
                ? because(SmStatus.INSUFFICIENT_CREDIT_BALANCE, "the limit of " + key.describe() + " is used up")
                : Optional.empty();
    }

    private Optional<Fault> because(SmStatus status, String text) {
        return Optional.of(Fault.notAsked(member.name(), status, text));
    }
}
