package io.ptoken.web.frame;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in words. */
public final class Ages {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Ages() {}

    /** In the largest unit of which there are two: {@code 12 seconds ago}, {@code 3 minutes ago}. */
    public static String since(Instant at, Times times, Texts texts) {
        long seconds = times.secondsSince(at);
        if (seconds == 0) {
            return texts.get("age.now");
        }
        if (seconds < 2 * MINUTE) {
            return texts.count("age.second", seconds);
        }
        if (seconds < 2 * HOUR) {
            return texts.count("age.minute", seconds / MINUTE);
        }
        return seconds < 2 * DAY ? texts.count("age.hour", seconds / HOUR) : texts.count("age.day", seconds / DAY);
    }

    /** Days until a moment, or since it. */
    public static String until(Instant at, Times times, Texts texts) {
        if (!times.now().isBefore(at)) {
            return texts.get("age.past");
        }
        long days = Duration.between(times.now(), at).toDays();
        return days < 1 ? texts.get("age.today") : texts.count("age.left", days);
    }
}
