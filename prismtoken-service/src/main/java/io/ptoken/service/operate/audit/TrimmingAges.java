package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditRow;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what is gone was old enough to be trimmed. A shorter age that held once, as the log itself says, explains what was
 * trimmed then.
 */
final class TrimmingAges {

    /** Nodes' clocks do not agree to the second. */
    private static final Duration TOLERATED = Duration.ofHours(1);

    private static final Pattern OLD_VALUE = Pattern.compile("old (\\d{1,6})\\b.*");

    private final String preference;
    private final boolean looked;
    private Instant latest;

    /** @param age zero where that is not to be looked at */
    TrimmingAges(String preference, Instant now, Duration age) {
        this.preference = preference;
        this.looked = !age.isZero();
        this.latest = now.minus(age).plus(TOLERATED);
    }

    /** Is told every row. */
    void note(AuditRow row) {
        if (row.entry().action().startsWith("pref.") && row.entry().subject().equals(preference)) {
            Matcher old = OLD_VALUE.matcher(row.entry().detail());
            if (old.matches()) {
                Instant then = row.entry()
                        .at()
                        .minus(Duration.ofDays(Long.parseLong(old.group(1))))
                        .plus(TOLERATED);
                latest = then.isAfter(latest) ? then : latest;
            }
        }
    }

    /** True for what was written then and ought to be there. */
    boolean isTooYoung(Instant written) {
        return looked && written.isAfter(latest);
    }
}
