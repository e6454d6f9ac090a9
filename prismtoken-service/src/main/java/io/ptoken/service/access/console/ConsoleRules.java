package io.ptoken.service.access.console;

import io.ptoken.service.ServiceException;
import java.time.Duration;

/**
 * How long somebody stays signed in at the console.
 *
 * @param idle without use, 1 minute to 1 day
 * @param longest whatever the use, {@code idle} to 30 days
 * @param perAccount most sessions of one account, 1-100; the one used longest ago is given up for another
 */
public record ConsoleRules(Duration idle, Duration longest, int perAccount) {

    /** Suits people: a quarter of an hour without use, a working day at most. */
    public static final ConsoleRules DEFAULT = new ConsoleRules(Duration.ofMinutes(15), Duration.ofHours(12), 10);

    /** @throws ServiceException {@code EParamRange} */
    public ConsoleRules {
        require("idle", idle, Duration.ofMinutes(1), Duration.ofDays(1));
        require("longest", longest, idle, Duration.ofDays(30));
        if (perAccount < 1 || perAccount > 100) {
            throw ServiceException.paramRange("perAccount", Integer.toString(perAccount), "1-100");
        }
    }

    private static void require(String parameter, Duration got, Duration least, Duration most) {
        if (got.compareTo(least) < 0 || got.compareTo(most) > 0) {
            throw ServiceException.paramRange(parameter, got.toString(), least + " to " + most);
        }
    }
}
