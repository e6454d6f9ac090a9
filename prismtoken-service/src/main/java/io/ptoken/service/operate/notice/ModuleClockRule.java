package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.preference.Preferences;
import java.time.Duration;
import java.util.List;

/** The module's clock is off (kind 5). */
final class ModuleClockRule implements NoticeRule {

    private static final String CODE = "ESm.Clock";
    private static final Duration FAR_OFF = Duration.ofDays(1);

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Duration high = facts.preferences().get(Preferences.RTC_DRIFT_HIGH_THRESHOLD);
        return facts.singleModule().answer().stream()
                .filter(module -> module.drift().abs().compareTo(high) > 0 || isFarOff(module.drift()))
                .map(ModuleClockRule::notice)
                .toList();
    }

    private static Notice notice(ModuleFacts module) {
        String text = "The clock of the security module is " + module.driftSeconds() + " s off.";
        return isFarOff(module.drift())
                ? Notice.error(CODE, text, "Contact its vendor.", "")
                : Notice.warning(CODE, text, "Check the clock of this server, then set that of the module.", "");
    }

    private static boolean isFarOff(Duration drift) {
        return drift.abs().compareTo(FAR_OFF) > 0;
    }
}
