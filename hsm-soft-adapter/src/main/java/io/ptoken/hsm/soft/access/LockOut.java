package io.ptoken.hsm.soft.access;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.settings.AccessControlSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Waiting after wrong PINs, longer each time. A restart of the module forgets it, which whoever can restart it has to be
 * trusted with. Not thread safe.
 */
final class LockOut {

    private final AccessControlSettings settings;
    private final Map<String, Failures> failures = new HashMap<>();

    private record Failures(int count, Instant until) {}

    LockOut(AccessControlSettings settings) {
        this.settings = settings;
    }

    /** @throws SecurityModuleException when the officer has to wait */
    void requireFree(String officer, Instant now) {
        Failures of = failures.get(officer);
        if (of != null && now.isBefore(of.until())) {
            throw new SecurityModuleException(
                    settings.refusal(),
                    "crypto officer " + officer + " has to wait until " + of.until() + " after " + of.count()
                            + " wrong PINs");
        }
    }

    void failed(String officer, Instant now) {
        Failures of = failures.get(officer);
        int count = of == null ? 1 : of.count() + 1;
        Duration delay = settings.delayAfter(count);
        failures.put(officer, new Failures(count, now.plus(delay)));
    }

    void succeeded(String officer) {
        failures.remove(officer);
    }
}
