package io.ptoken.service.notice;

import io.ptoken.hsm.KeyDates;
import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.sts.identity.KeyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A vending key that cannot vend for a reason other than its age by KEN (kind 4): names key and reason. */
final class KeyCannotVendRule implements NoticeRule {

    private static final String CODE = "EKeystore.CannotVend";
    private static final String FRESH_FILE = "Get a fresh key load file from its KMC.";

    /** Bits of SBM: credit in units (subclasses 0-3) and in currency (4-7). */
    private static final int UNITS = 0x000F;

    private static final int CURRENCY = 0x00F0;

    @Override
    public List<Notice> check(NoticeFacts facts) {
        List<Notice> notices = new ArrayList<>();
        facts.module()
                .answer()
                .ifPresent(module -> module.keys().forEach(key -> {
                    times(notices, key, facts.now());
                    if (key.keyType() != KeyType.DDTK) { // default keys carry no credit anyway
                        credit(notices, key);
                    }
                }));
        return List.copyOf(notices);
    }

    private static void times(List<Notice> notices, VendingKeyAttributes key, Instant now) {
        KeyDates dates = key.dates();
        if (dates.isPastIssuedUntil(now)) {
            notices.add(Notice.error(
                    CODE,
                    KeyNames.sentence(key) + " cannot vend: its time of use ended at " + dates.issuedUntil()
                            + " (IUT).",
                    FRESH_FILE,
                    KeyNames.subject(key)));
        }
        if (dates.isBeforeActive(now)) {
            notices.add(Notice.info(
                    CODE,
                    KeyNames.sentence(key) + " cannot vend yet: it " + dates.explain(SmStatus.KEY_NOT_YET_ACTIVE) + ".",
                    "Wait until then, or check the clock.",
                    KeyNames.subject(key)));
        }
    }

    private static void credit(List<Notice> notices, VendingKeyAttributes key) {
        boolean units = (key.subclasses().bits() & UNITS) != 0;
        boolean currency = (key.subclasses().bits() & CURRENCY) != 0;
        boolean unitsLeft = key.unitLimit().value() > 0;
        boolean currencyLeft = key.currencyLimit().value() > 0;
        if (!units && !currency) {
            notices.add(Notice.error(
                    CODE,
                    KeyNames.sentence(key) + " cannot vend credit: no subclass is allowed (SBM " + key.subclasses()
                            + ").",
                    "Ask its KMC for a key load file that allows the subclasses you sell.",
                    KeyNames.subject(key)));
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
        return otherLeft
                ? Notice.warning(CODE, text, FRESH_FILE, KeyNames.subject(key))
                : Notice.error(CODE, text, FRESH_FILE, KeyNames.subject(key));
    }
}
