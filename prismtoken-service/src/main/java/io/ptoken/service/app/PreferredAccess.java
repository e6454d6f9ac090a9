package io.ptoken.service.app;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.preference.PreferenceService;
import io.ptoken.service.preference.PreferenceValues;
import io.ptoken.service.preference.Preferences;
import java.util.function.Supplier;

/**
 * The rules of sign-ins with what the preferences say about them. Asked for in every call, and made anew only when the
 * preferences have been. Thread safe.
 */
final class PreferredAccess implements Supplier<AccessPolicy> {

    private record Made(PreferenceValues from, AccessPolicy policy) {}

    private final AccessPolicy standard;
    private final PreferenceService preferences;
    private volatile Made made;

    PreferredAccess(AccessPolicy standard, PreferenceService preferences) {
        this.standard = standard;
        this.preferences = preferences;
        this.made = make(preferences.values());
    }

    @Override
    public AccessPolicy get() {
        PreferenceValues values = preferences.values();
        Made last = made;
        if (last.from() != values) {
            last = make(values);
            made = last;
        }
        return last.policy();
    }

    private Made make(PreferenceValues values) {
        long days = values.get(Preferences.PASSWORD_MAXIMUM_AGE_DAYS).toDays();
        return new Made(
                values,
                standard.withSessionTimeout(values.get(Preferences.SESSION_TIMEOUT_SEC))
                        .withPasswordMaximumAgeDays((int) days));
    }
}
