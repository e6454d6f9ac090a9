package io.ptoken.service.operate.notice;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.facts.FirstLimits.Known;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.operate.notice.words.KeyClearing;
import io.ptoken.service.operate.notice.words.KeyNames;
import io.ptoken.service.operate.notice.words.KeyPurpose;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.vending.key.KeyRemedy;
import io.ptoken.sts.identity.KeyType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ULM or CLM of a vending key is nearly used up, in per cent of what it was at first (kind 4, before it comes to that). Where
 * nobody knows what it was, what is left is told, and that there is no percentage.
 */
final class KeyLimitRule implements NoticeRule {

    /** Bits of SBM: credit in units (subclasses 0-3) and in currency (4-7). */
    private static final int UNITS = 0x000F;

    private static final int CURRENCY = 0x00F0;

    private static final long WHOLE = 100;

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        long percent = facts.preferences().get(Preferences.KEY_LIMIT_WARNING_PERCENT);
        Optional<FirstLimits> first = facts.store().answer().map(StoreFacts::limits);
        List<Notice> notices = new ArrayList<>();
        if (percent > 0 && first.isPresent()) {
            facts.singleModule()
                    .answer()
                    .ifPresent(module -> module.keys()
                            .forEach(key -> new Look(
                                            facts,
                                            percent,
                                            first.get().of(module.status().moduleId(), key),
                                            key,
                                            Optional.empty(),
                                            notices)
                                    .both()));
            for (MemberReport member : facts.members()) {
                member.status()
                        .ifPresent(status -> member.keys()
                                .forEach(key -> new Look(
                                                facts,
                                                percent,
                                                first.get().of(status.moduleId(), key),
                                                key,
                                                Optional.of(member.name()),
                                                notices)
                                        .both()));
            }
        }
        return List.copyOf(notices);
    }

    /** A limit of a key: its attribute, what is sold with it, how it is counted. */
    private enum Limit {
        ULM(UNITS, "unit credit", 1) {
            @Override
            CreditLimit of(VendingKeyAttributes key) {
                return key.unitLimit();
            }

            @Override
            CreditLimit of(Known first) {
                return first.units();
            }
        },
        CLM(CURRENCY, "currency credit", 0) {
            @Override
            CreditLimit of(VendingKeyAttributes key) {
                return key.currencyLimit();
            }

            @Override
            CreditLimit of(Known first) {
                return first.currency();
            }
        };

        private final int subclasses;
        private final String credit;
        private final int scale;

        Limit(int subclasses, String credit, int scale) {
            this.subclasses = subclasses;
            this.credit = credit;
            this.scale = scale;
        }

        abstract CreditLimit of(VendingKeyAttributes key);

        abstract CreditLimit of(Known first);

        String amount(CreditLimit limit) {
            return limit.partLeft()
                    ? "less than 1"
                    : BigDecimal.valueOf(limit.value(), scale).toPlainString();
        }
    }

    /** A key in a module, looked at. */
    private record Look(
            NoticeFacts facts,
            long percent,
            Optional<Known> first,
            VendingKeyAttributes key,
            Optional<String> member,
            List<Notice> notices) {

        void both() {
            boolean over = key.dates().isPastIssuedUntil(facts.now()) || KeyRemedy.isAtItsEnd(key, facts.now());
            if (key.keyType() != KeyType.DDTK && !over && !KeyPurpose.isForKeyChangesOnly(key)) {
                one(Limit.ULM);
                one(Limit.CLM);
            }
        }

        /** One that is used up has a notice of another kind. */
        private void one(Limit limit) {
            CreditLimit left = limit.of(key);
            boolean sells = (key.subclasses().bits() & limit.subclasses) != 0;
            if (!sells || left.isUnlimited() || left.isUsedUp()) {
                return;
            }
            String named = KeyNames.sentence(key)
                    + member.map(name -> " of module " + name).orElse("") + " has " + limit.amount(left) + " of ";
            Subject subject = new Subject(KeyNames.subject(key) + " " + limit, member);
            if (first.isEmpty()) {
                notices.add(Notice.info(
                                "EKeystore.LimitUnknown",
                                named + limit.credit + " left (" + limit
                                        + "); what it was at first is not known, and so no percentage.",
                                "Look at it in 'ptoken vk list'; when the key is loaded again, this is known.",
                                subject)
                        .clearedBy(KeyClearing.byLoading(key)));
                return;
            }
            long whole = limit.of(first.get()).value();
            if (left.value() * WHOLE <= whole * percent) {
                notices.add(Notice.warning(
                                "EKeystore.Limit",
                                named + limit.amount(limit.of(first.get())) + " of " + limit.credit + " left (" + limit
                                        + "), " + left.value() * WHOLE / whole + " %.",
                                KeyRemedy.forLimits(key),
                                subject)
                        .clearedBy(KeyClearing.byLoading(key)));
            }
        }
    }
}
