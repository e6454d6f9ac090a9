package io.ptoken.service.operate.notice;

import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.KeyClearing;
import io.ptoken.service.operate.notice.words.KeyEnd;
import io.ptoken.service.operate.notice.words.KeyNames;
import io.ptoken.service.operate.notice.words.KeyPurpose;
import io.ptoken.service.vending.key.KeyRemedy;
import io.ptoken.sts.identity.KeyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A vending key that cannot vend for a reason other than its age by KEN (kind 4): names key and reason. */
final class KeyCannotVendRule implements NoticeRule {

    private static final String CODE = "EKeystore.CannotVend";

    /** Bits of SBM: credit in units (subclasses 0-3) and in currency (4-7). */
    private static final int UNITS = 0x000F;

    private static final int CURRENCY = 0x00F0;

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        List<Notice> notices = new ArrayList<>();
        facts.module()
                .answer()
                .ifPresent(module -> module.keys().forEach(key -> {
                    times(notices, key, facts.now());
                    if (key.keyType() != KeyType.DDTK // default keys carry no credit anyway
                            && !KeyPurpose.isForKeyChangesOnly(key)
                            && !isOver(key, facts.now())) {
                        credit(notices, key);
                    }
                }));
        return List.copyOf(notices);
    }

    private static void times(List<Notice> notices, VendingKeyAttributes key, Instant now) {
        KeyDates dates = key.dates();
        if (dates.isPastIssuedUntil(now) && KeyPurpose.isForKeyChangesOnly(key)) {
            notices.add(cannotBeLeft(key));
        } else if (dates.isPastIssuedUntil(now)) {
            String ended = "its time of use ended at " + dates.issuedUntil() + " (IUT)";
            notices.add(Notice.error(
                            CODE,
                            KeyNames.sentence(key)
                                    + KeyEnd.of(key, now)
                                            .map(end -> " cannot vend, and no meter can leave it: " + ended + ", and "
                                                    + end)
                                            .orElse(" cannot vend: " + ended)
                                    + ".",
                            KeyRemedy.isAtItsEnd(key, now) ? KeyRemedy.NEW_REVISION : KeyRemedy.forLaterUse(key),
                            KeyNames.subject(key))
                    .clearedBy(
                            KeyRemedy.isAtItsEnd(key, now)
                                    ? KeyClearing.byUnloading(key)
                                    : KeyClearing.byLoading(key)));
        }
        if (dates.isBeforeActive(now)) {
            notices.add(Notice.info(
                    CODE,
                    KeyNames.sentence(key) + " cannot vend yet: it " + dates.explain(SmStatus.KEY_NOT_YET_ACTIVE) + ".",
                    KeyRemedy.WAIT,
                    KeyNames.subject(key)));
        }
    }

    /** It was to vend nothing, but meters were to leave it. */
    private static Notice cannotBeLeft(VendingKeyAttributes key) {
        return Notice.warning(
                        CODE,
                        KeyNames.sentence(key)
                                + ", kept for key changes, can be left by no meter: its time of use ended at "
                                + key.dates().issuedUntil() + " (IUT).",
                        KeyRemedy.forLaterUse(key) + " If no meter is under it any more, take it out of the module.",
                        KeyNames.subject(key))
                .clearedBy(KeyClearing.byLoading(key));
    }

    /** What is over vends no credit whatever its limits are. */
    private static boolean isOver(VendingKeyAttributes key, Instant now) {
        return key.dates().isPastIssuedUntil(now) || KeyRemedy.isAtItsEnd(key, now);
    }

    private static void credit(List<Notice> notices, VendingKeyAttributes key) {
        boolean units = (key.subclasses().bits() & UNITS) != 0;
        boolean currency = (key.subclasses().bits() & CURRENCY) != 0;
        boolean unitsLeft = !key.unitLimit().isUsedUp();
        boolean currencyLeft = !key.currencyLimit().isUsedUp();
        if (!units && !currency) {
            notices.add(Notice.error(
                            CODE,
                            KeyNames.sentence(key) + " cannot vend credit: no subclass is allowed (SBM "
                                    + key.subclasses() + ").",
                            KeyRemedy.forSubclasses(key),
                            KeyNames.subject(key))
                    .clearedBy(KeyClearing.byLoading(key)));
        }
        if (units && !unitsLeft) {
            notices.add(usedUp(key, "unit credit", "ULM", currency && currencyLeft));
        }
        if (currency && !currencyLeft) {
            notices.add(usedUp(key, "currency credit", "CLM", units && unitsLeft));
        }
    }

    private static Notice usedUp(VendingKeyAttributes key, String credit, String limit, boolean otherLeft) {
        String text = KeyNames.sentence(key) + " cannot vend " + credit + ": its limit is used up (" + limit + ").";
        String subject = KeyNames.subject(key) + " " + limit;
        Notice notice = otherLeft
                ? Notice.warning(CODE, text, KeyRemedy.forLimits(key), subject)
                : Notice.error(CODE, text, KeyRemedy.forLimits(key), subject);
        return notice.clearedBy(KeyClearing.byLoading(key));
    }
}
