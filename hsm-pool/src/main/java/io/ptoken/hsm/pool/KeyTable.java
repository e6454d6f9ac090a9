package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which member holds which key, under the pool's numbers. Immutable.
 *
 * <p>What is shown of a key that several members hold: limits are the sums, because the pool sells as much in all; times are
 * those of the member that begins first and ends last, subclasses are those that any member vends, and the slot is one that
 * vends if there is one. What a single member cannot do, its notices tell.
 */
final class KeyTable {

    static final KeyTable EMPTY = new KeyTable(Map.of(), List.of());

    private static final long MOST = CreditLimit.UNLIMITED.value() - 1;

    private final Map<RegisterNumber, Map<Member, VendingKeyAttributes>> holders;
    private final List<VendingKeyAttributes> shown;

    private KeyTable(Map<RegisterNumber, Map<Member, VendingKeyAttributes>> holders, List<VendingKeyAttributes> shown) {
        this.holders = holders;
        this.shown = shown;
    }

    /** The table of what the members in use showed last; keys for which there is no number are left out. */
    static KeyTable of(List<Member> members, KeyNumbers numbers) {
        Map<RegisterNumber, Map<Member, VendingKeyAttributes>> holders = new TreeMap<>();
        for (Member member : members) {
            if (member.foreign().isPresent()) {
                continue;
            }
            for (VendingKeyAttributes key :
                    member.told().map(MemberReport.Told::keys).orElse(List.of())) {
                numbers.of(KeyIdentity.of(key), key.register())
                        .ifPresent(number -> holders.computeIfAbsent(number, unused -> new LinkedHashMap<>())
                                .putIfAbsent(member, key)); // the same key twice in a module: its first register
            }
        }
        List<VendingKeyAttributes> shown = new ArrayList<>();
        holders.forEach((number, held) -> shown.add(merged(number, List.copyOf(held.values()))));
        return new KeyTable(holders, List.copyOf(shown));
    }

    /** One entry for each distinct key, in order of the numbers. */
    List<VendingKeyAttributes> shown() {
        return shown;
    }

    /** The key of a number as a member has it. */
    Optional<VendingKeyAttributes> in(Member member, RegisterNumber number) {
        Map<Member, VendingKeyAttributes> held = holders.get(number);
        return held == null ? Optional.empty() : Optional.ofNullable(held.get(member));
    }

    private static VendingKeyAttributes merged(RegisterNumber number, List<VendingKeyAttributes> held) {
        VendingKeyAttributes any = held.get(0);
        VendingKeyAttributes best = held.stream()
                .filter(VendingKeyAttributes::slotVendsCredit)
                .findFirst()
                .orElse(any);
        return new VendingKeyAttributes(
                number,
                any.sgc(),
                any.krn(),
                any.keyType(),
                any.ken(),
                any.baseDate(),
                any.algorithm(),
                dates(held.stream().map(VendingKeyAttributes::dates).toList()),
                sum(held.stream().map(VendingKeyAttributes::unitLimit).toList()),
                sum(held.stream().map(VendingKeyAttributes::currencyLimit).toList()),
                new SubclassMask(
                        held.stream().mapToInt(key -> key.subclasses().bits()).reduce(0, (a, b) -> a | b)),
                any.cluster(),
                any.kcv(),
                best.origin(),
                best.source());
    }

    /** An ACT that one member tells counts before one that another does not; without EXP is later than any. */
    private static KeyDates dates(List<KeyDates> held) {
        boolean endless = held.stream().anyMatch(dates -> dates.expires().isEmpty());
        return new KeyDates(
                held.stream().flatMap(dates -> dates.active().stream()).min(Comparator.naturalOrder()),
                held.stream()
                        .flatMap(dates -> dates.expires().stream())
                        .max(Comparator.naturalOrder())
                        .filter(end -> !endless),
                held.stream()
                        .map(KeyDates::issuedUntil)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static CreditLimit sum(List<CreditLimit> limits) {
        return limits.contains(CreditLimit.UNLIMITED)
                ? CreditLimit.UNLIMITED
                : new CreditLimit(
                        Math.min(
                                MOST,
                                limits.stream().mapToLong(CreditLimit::value).sum()),
                        limits.stream().anyMatch(CreditLimit::partLeft));
    }
}
