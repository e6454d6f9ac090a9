package io.ptoken.service.operate.preference;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.service.port.StoreException;
import java.util.Map;

/** A store that can be unplugged, and counts how often it is read. */
final class FlakyPreferences implements PreferenceStore {

    boolean down;
    int readings;

    private final PreferenceStore store;

    FlakyPreferences(PreferenceStore store) {
        this.store = store;
    }

    @Override
    public Map<String, String> all() {
        readings++;
        requireUp();
        return store.all();
    }

    @Override
    public void set(String name, String value, AuditEntry entry) {
        requireUp();
        store.set(name, value, entry);
    }

    @Override
    public void reset(String name, AuditEntry entry) {
        requireUp();
        store.reset(name, entry);
    }

    private void requireUp() {
        if (down) {
            throw new StoreException(StoreException.Reason.UNAVAILABLE, "the store does not answer");
        }
    }
}
