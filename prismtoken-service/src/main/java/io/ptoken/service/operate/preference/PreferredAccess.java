package io.ptoken.service.operate.preference;

import io.ptoken.service.access.AccessPolicy;
import java.util.function.Supplier;

/**
 * The rules of sessions and passwords as the preferences say at the moment of asking: the one place where they are put
 * together, for servers and for commands. Asked for in every call, and made anew only when the preferences have been. Thread
 * safe.
 */
public final class PreferredAccess implements Supplier<AccessPolicy> {

    private record Made(PreferenceValues from, AccessPolicy policy) {}

    private final PreferenceService preferences;
    private final AccessPolicy others;
    private volatile Made made;

    /**
     * @param others what is not a preference
     * @throws io.ptoken.service.port.StoreException when the store does not answer
     */
    public PreferredAccess(PreferenceService preferences, AccessPolicy others) {
        this.preferences = preferences;
        this.others = others;
        this.made = make(preferences.values(), others);
    }

    @Override
    public AccessPolicy get() {
        PreferenceValues values = preferences.values();
        Made last = made;
        if (last.from() != values) {
            last = make(values, others);
            made = last;
        }
        return last.policy();
    }

    private static Made make(PreferenceValues values, AccessPolicy others) {
        long days = values.get(Preferences.PASSWORD_MAXIMUM_AGE_DAYS).toDays();
        return new Made(
                values,
                others.withSessionTimeout(values.get(Preferences.SESSION_TIMEOUT_SEC))
                        .withSessionMaximum(values.get(Preferences.SESSION_MAX_HOURS))
                        .withPasswordMaximumAgeDays((int) days));
    }
}
