package io.ptoken.cli.token;

import io.ptoken.node.process.Surroundings;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names for calls that nobody has named. */
public final class MessageIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private MessageIds() {}

    /** A new one, by time and 32 random bits. */
    public static String next(Surroundings surroundings) {
        return String.format(
                Locale.ROOT,
                "hand-%s-%08x",
                TIME.format(surroundings.clock().instant()),
                surroundings.random().nextInt());
    }
}
