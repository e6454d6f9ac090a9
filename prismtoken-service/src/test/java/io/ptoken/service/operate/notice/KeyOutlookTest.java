package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.FAR;
import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.service.operate.keyload.KeyOutlook;
import io.ptoken.service.operate.keyload.KeyOutlook.Bound;
import io.ptoken.service.operate.keyload.KeyOutlook.Standing;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a table of keys tells of a key is what the notices tell of it. */
class KeyOutlookTest {

    private static final Instant PAST = NOON.minusSeconds(1);
    private static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));
    private static final Instant NEXT_SEASON = NOON.plus(Duration.ofDays(80));

    private final Facts facts = new Facts();

    private KeyOutlook outlook() {
        PreferenceValues values = PreferenceValues.of(facts.preferences);
        return KeyOutlook.of(
                facts.key(),
                facts.limits.of("00000001", facts.key()),
                new KeyOutlook.Warning(
                        values.get(Preferences.KEY_REFRESH_WARNING_DAYS),
                        values.get(Preferences.KEY_EXPIRY_WARNING_DAYS),
                        values.get(Preferences.KEY_LIMIT_WARNING_PERCENT)),
                NOON);
    }

    @Test
    void aKeyNeedsSomebodyWheneverANoticeSaysSo() {
        int needing = 0;
        for (KeyType type : List.of(KeyType.DDTK, KeyType.DUTK, KeyType.DCTK)) {
            for (BaseDate base : List.of(BaseDate.BDT_1993, BaseDate.BDT_2014)) {
                for (Instant iut : List.of(PAST, NEXT_WEEK, NEXT_SEASON, FAR)) {
                    for (Instant exp : List.of(PAST, NEXT_WEEK, NEXT_SEASON, FAR)) {
                        for (int ken : List.of(20, 103, 104, 255)) {
                            for (long left : List.of(0L, 1000L, 1001L)) {
                                facts.keyType = type;
                                facts.baseDate = base;
                                facts.issuedUntil = iut;
                                facts.expires = Optional.of(exp);
                                facts.ken = ken;
                                facts.unitLimit = new CreditLimit(left);
                                facts.currencyLimit = new CreditLimit(500);
                                facts.knowsFirstLimits(10_000, 500);
                                needing += needsSomebodyAsTheNoticesSay() ? 1 : 0;
                            }
                        }
                    }
                }
            }
        }
        assertThat(needing).isGreaterThan(100);
    }

    private boolean needsSomebodyAsTheNoticesSay() {
        List<Notice> notices = facts.notices();
        boolean needs = notices.stream().anyMatch(notice -> notice.level() != Level.INFO);
        KeyOutlook outlook = outlook();
        boolean stopped = outlook.standing() == Standing.STOPPED;
        assertThat(outlook.needsSomebody())
                .as("%s with %s of %s", outlook, notices, facts.key())
                .isEqualTo(needs);
        if (stopped) {
            assertThat(notices).anyMatch(notice -> notice.level() == Level.ERROR);
        }
        if (!outlook.due().isEmpty()) {
            assertThat(notices)
                    .as("%s", outlook)
                    .anyMatch(notice -> outlook.remedy()
                            .startsWith(notice.action()
                                    .replace(" If no meter is under it any more, take it out of the module.", "")));
        }
        return needs;
    }

    @Test
    void eachBoundIsNamed() {
        assertThat(outlook().due()).isEmpty();
        facts.issuedUntil = NEXT_WEEK;
        assertThat(outlook().due()).containsExactly(Bound.IUT);
        assertThat(outlook().remedy()).isEqualTo("Get a fresh key load file from its KMC.");
        assertThat(outlook().ends()).isEqualTo(NEXT_WEEK);

        facts.expires = Optional.of(NEXT_SEASON);
        assertThat(outlook().due()).containsExactlyInAnyOrder(Bound.IUT, Bound.EXP);
        assertThat(outlook().remedy())
                .isEqualTo("Contact the supply group owner about a new key revision."
                        + " Get a fresh key load file from its KMC.");

        facts.issuedUntil = FAR;
        facts.expires = Optional.of(FAR);
        facts.ken = 104;
        assertThat(outlook().due()).containsExactly(Bound.KEN);
        assertThat(outlook().ends()).isEqualTo(facts.key().kenEnd());

        facts.ken = 255;
        facts.unitLimit = new CreditLimit(10);
        facts.currencyLimit = new CreditLimit(10);
        facts.knowsFirstLimits(100, 100);
        assertThat(outlook().due()).containsExactlyInAnyOrder(Bound.ULM, Bound.CLM);
        assertThat(outlook().firstUnits()).contains(new CreditLimit(100));
        assertThat(outlook().firstCurrency()).contains(new CreditLimit(100));
        facts.preferences.put("ptoken.keyLimitWarningPercent", "0");
        assertThat(outlook().due()).isEmpty();
    }

    @Test
    void eachStandingHasAName() {
        assertThat(outlook().standing()).isEqualTo(Standing.SELLS);
        facts.unitLimit = new CreditLimit(0);
        assertThat(outlook().standing()).isEqualTo(Standing.SELLS_IN_PART);
        facts.currencyLimit = new CreditLimit(0);
        assertThat(outlook().standing()).isEqualTo(Standing.STOPPED);
        facts.active = NEXT_WEEK;
        assertThat(outlook().standing()).isEqualTo(Standing.NOT_YET);
        facts.keyType = KeyType.DDTK;
        assertThat(outlook().standing()).isEqualTo(Standing.FOR_KEY_CHANGES);
    }

    @Test
    void aCommonKeySellsThoughForCardsAlone() {
        facts.keyType = KeyType.DCTK;
        assertThat(outlook().standing()).isEqualTo(Standing.SELLS);
        assertThat(outlook().due()).isEmpty();
    }
}
