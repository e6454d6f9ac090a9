package io.ptoken.service.operate.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From where on something needs attention: the same for notices, the weekly check and doctor. */
public final class Bounds {

    /** A certificate that ends within this needs a new one (operating requirements section 4, kind 7). */
    public static final Duration CERTIFICATE = Duration.ofDays(30);

    /** A megabyte, as people who buy disks count. */
    public static final long MEGABYTE = 1_000_000;

    /** Bytes; with less room on the disk there is trouble ahead (operating requirements section 4, kind 7). */
    public static final long DISK = 100 * MEGABYTE;

    /** A weekly backup, and a day for being late (ours). */
    private static final Duration BACKUP = Duration.ofDays(8);

    private Bounds() {}

    /** Whether the last backup is new enough; one that was never made is not. */
    public static boolean isFresh(Optional<Instant> backup, Instant now) {
        return backup.filter(made -> Duration.between(made, now).compareTo(BACKUP) <= 0)
                .isPresent();
    }
}
