package io.ptoken.service.operate.notice.words;

import io.ptoken.hsm.key.VendingKeyAttributes;
import java.time.Instant;
import java.util.Optional;

/** How a vending key came to the end of its life, in words that follow a colon. */
public final class KeyEnd {

    private KeyEnd() {}

    /** EXP before KEN, of which one is enough; empty for a key that is not at its end. */
    public static Optional<String> of(VendingKeyAttributes key, Instant now) {
        if (key.dates().isExpired(now)) {
            return key.dates().expires().map(end -> "it expired at " + end + " (EXP)");
        }
        return now.isBefore(key.kenEnd())
                ? Optional.empty()
                : Optional.of("its token identifiers ran out at " + key.kenEnd() + " (KEN " + key.ken() + ")");
    }
}
