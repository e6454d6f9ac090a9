package io.ptoken.service.preference;

import io.ptoken.service.access.AccessPolicy;
import java.util.function.Supplier;

/** The rules of sessions and passwords as the preferences say at the moment of asking. Thread safe. */
public final class PreferredAccess implements Supplier<AccessPolicy> {

    private final PreferenceService preferences;
    private final AccessPolicy others;

    /** @param others what is not a preference */
    public PreferredAccess(PreferenceService preferences, AccessPolicy others) {
        this.preferences = preferences;
        this.others = others;
    }

    @Override
    public AccessPolicy get() {
        PreferenceValues values = preferences.values();
        return others.withSessionTimeout(values.get(Preferences.SESSION_TIMEOUT_SEC))
                .withPasswordMaximumAgeDays(
                        (int) values.get(Preferences.PASSWORD_MAXIMUM_AGE_DAYS).toDays());
    }
}
