package io.ptoken.service.operate.notice;

import io.ptoken.hsm.key.CreditStanding;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.KeyClearing;
import io.ptoken.service.operate.notice.words.KeyNames;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.service.vending.key.KeyRemedy;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A vending key is not in every module of a pool, cannot vend in one while it can in another, or is another key in one: the
 * modules concerned are passed over for it.
 */
final class PoolKeysRule implements NoticeRule {

    /** What people call one key. */
    private record Name(SupplyGroupCode sgc, KeyRevision krn, KeyType type) {

        static final Comparator<Name> ORDER = Comparator.comparing(
                        (Name name) -> name.sgc().value())
                .thenComparing(name -> name.krn().value())
                .thenComparing(Name::type);

        @Override
        public String toString() {
            return "SGC " + sgc + " KRN " + krn + " KT " + type.code();
        }
    }

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Map<Name, Map<String, VendingKeyAttributes>> keys = new TreeMap<>(Name.ORDER);
        for (MemberReport member : facts.members()) {
            if (member.foreign().isPresent()) {
                continue;
            }
            for (VendingKeyAttributes key : member.keys()) {
                keys.computeIfAbsent(new Name(key.sgc(), key.krn(), key.keyType()), unused -> new LinkedHashMap<>())
                        .putIfAbsent(member.name(), key);
            }
        }
        List<Notice> notices = new ArrayList<>();
        keys.forEach((name, holders) -> {
            differing(name, holders).ifPresent(notices::add);
            missing(name, holders, facts.members()).ifPresent(notices::add);
            notices.addAll(unable(facts, holders));
        });
        return List.copyOf(notices);
    }

    private static Optional<Notice> differing(Name name, Map<String, VendingKeyAttributes> holders) {
        if (holders.values().stream().map(PoolKeysRule::describe).distinct().count() < 2) {
            return Optional.empty();
        }
        String each = holders.entrySet().stream()
                .map(holder -> holder.getKey() + " has " + describe(holder.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of(Notice.warning(
                "EKeystore.Differs",
                "The vending key of " + name + " is not the same in all modules: " + each + ".",
                holders.values().stream().allMatch(key -> key.source() == KeySource.KMC)
                        ? "Load the same key into all of them, from fresh key load files of its KMC."
                        : "Load the same key into all of them, each from where it came.",
                name.toString()));
    }

    private static String describe(VendingKeyAttributes key) {
        return "KCV " + key.kcv() + " KEN " + key.ken() + " base date " + key.baseDate() + " DKGA "
                + key.algorithm().digits();
    }

    private static Optional<Notice> missing(
            Name name, Map<String, VendingKeyAttributes> holders, List<MemberReport> members) {
        String without = members.stream()
                .filter(member -> member.status().isPresent())
                .filter(member -> member.foreign().isEmpty())
                .map(MemberReport::name)
                .filter(member -> !holders.containsKey(member))
                .collect(Collectors.joining(", "));
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(Notice.info(
                        "EKeystore.Missing",
                        "The vending key of " + name + " is not in every module; passed over for it: " + without + ".",
                        "Load it there too, unless that is meant.",
                        name.toString()));
    }

    private static List<Notice> unable(NoticeFacts facts, Map<String, VendingKeyAttributes> holders) {
        boolean vendsSomewhere = holders.values().stream()
                .anyMatch(key -> key.creditRefusal(facts.now()).isEmpty());
        List<Notice> notices = new ArrayList<>();
        if (vendsSomewhere) { // else the rules of the keys tell
            holders.forEach((member, key) -> {
                CreditStanding standing = CreditStanding.of(key, facts.now());
                if (!standing.vends()) {
                    notices.add(Notice.warning(
                                    "EKeystore.PassedOver",
                                    "The security module " + member + " is passed over for the vending key of "
                                            + key.describe() + ": " + standing.reason() + ".",
                                    "In the module " + member + ": " + KeyRemedy.forCredit(key, facts.now()),
                                    Subject.of(KeyNames.subject(key)).in(member))
                            .clearedBy(KeyClearing.byLoading(key)));
                }
            });
        }
        return notices;
    }
}
