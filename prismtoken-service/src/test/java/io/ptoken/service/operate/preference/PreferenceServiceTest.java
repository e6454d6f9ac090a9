package io.ptoken.service.operate.preference;

import static io.ptoken.service.operate.preference.Preferences.ALLOW_ISSUE_PROPRIETARY_TOKENS;
import static io.ptoken.service.operate.preference.Preferences.SESSION_TIMEOUT_SEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferenceServiceTest {

    private static final AuditEntry ELSEWHERE = AuditEntry.local(Instant.EPOCH, "other node", "pref.set", "", "");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore memory = new InMemoryStore();
    private final FlakyPreferences store = new FlakyPreferences(memory.preferences());
    private final PreferenceService preferences = new PreferenceService(store, clock);

    @Test
    void givesTheDefaultUntilSomebodySetsAValue() {
        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(5));

        preferences.set("ptoken.sessionTimeoutSec", "0600", "jane", "10.0.0.7");

        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(10));
        assertThat(memory.preferences().all()).containsExactly(java.util.Map.entry("ptoken.sessionTimeoutSec", "600"));
    }

    @Test
    void eachChangeIsAuditedWithOldAndNewValue() {
        preferences.set("ptoken.sessionTimeoutSec", "600", "jane", "10.0.0.7");
        preferences.set("ptoken.sessionTimeoutSec", "900", "jane", "10.0.0.7");
        preferences.reset("ptoken.sessionTimeoutSec", "paul", "local");

        assertThat(audit())
                .containsExactly(
                        entry("jane", "10.0.0.7", "pref.set", "old 300 (default), new 600"),
                        entry("jane", "10.0.0.7", "pref.set", "old 600, new 900"),
                        entry("paul", "local", "pref.reset", "old 900, new 300 (default)"));
    }

    @Test
    void aValueOutOfRangeChangesNothing() {
        preferences.set("ptoken.sessionTimeoutSec", "600", "jane", "local");

        assertThatThrownBy(() -> preferences.set("ptoken.sessionTimeoutSec", "604801", "jane", "local"))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PREF_RANGE))
                .hasMessage("Preference 'ptoken.sessionTimeoutSec' out of range: got '604801', expected 1-604800");

        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(10));
        assertThat(audit()).hasSize(1);
    }

    @Test
    void anUnknownNameChangesNothing() {
        assertThatThrownBy(() -> preferences.set("ptoken.sessionTimeout", "1", "jane", "local"))
                .hasMessageContaining("did you mean 'ptoken.sessionTimeoutSec'?");
        assertThatThrownBy(() -> preferences.reset("ptoken.sessionTimeout", "jane", "local"))
                .hasMessageContaining("did you mean 'ptoken.sessionTimeoutSec'?");

        assertThat(memory.preferences().all()).isEmpty();
        assertThat(audit()).isEmpty();
    }

    @Test
    void aChangeTellsTheWarning() {
        assertThat(preferences
                        .set("ptoken.sessionTimeoutSec", "60", "jane", "local")
                        .warning())
                .contains("ptoken.sessionTimeoutSec is 60, outside its sensible range 120-86400 s");
        assertThat(preferences
                        .set("ptoken.sessionTimeoutSec", "600", "jane", "local")
                        .warning())
                .isEmpty();
    }

    @Test
    void whatAnotherNodeSetsIsSeenAfterASecondAndNotReadForBefore() {
        preferences.get(SESSION_TIMEOUT_SEC);
        memory.preferences().set("ptoken.sessionTimeoutSec", "600", ELSEWHERE);

        clock.advance(Duration.ofMillis(999));
        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(5));
        assertThat(store.readings).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whileTheStoreIsDownTheLastValuesHold() {
        preferences.set("ptoken.sessionTimeoutSec", "600", "jane", "local");
        store.down = true;
        clock.advance(Duration.ofHours(1));

        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(10));

        store.down = false;
        memory.preferences().reset("ptoken.sessionTimeoutSec", ELSEWHERE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aStoreThatWasNeverThereGivesTheDefaults() {
        store.down = true;

        assertThat(preferences.get(ALLOW_ISSUE_PROPRIETARY_TOKENS)).isFalse();
        assertThatThrownBy(() -> preferences.set("ptoken.sessionTimeoutSec", "600", "jane", "local"))
                .isInstanceOf(StoreException.class);
        assertThat(preferences.get(SESSION_TIMEOUT_SEC)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aValueThatThisReleaseRefusesGivesTheDefaultAndIsTold() {
        memory.preferences().set("ptoken.resultRetentionDays", "forever", ELSEWHERE);

        assertThat(preferences.get(Preferences.RESULT_RETENTION_DAYS)).isEqualTo(Duration.ofDays(30));
        assertThat(value("ptoken.resultRetentionDays"))
                .isEqualTo(new PreferenceValue(Preferences.RESULT_RETENTION_DAYS, "30", false, Optional.of("forever")));

        preferences.set("ptoken.resultRetentionDays", "60", "jane", "local");
        assertThat(audit().get(1).detail()).isEqualTo("old 30 (default, for the unusable 'forever'), new 60");
    }

    @Test
    void aNameOfAnotherReleaseIsPassedOver() {
        memory.preferences().set("ptoken.colour", "blue", ELSEWHERE);

        assertThat(preferences.list()).hasSameSizeAs(Preferences.all());
    }

    @Test
    void listTellsValueAndWhetherItIsSet() {
        preferences.set("ptoken.keyExpiryWarningDays", "90", "jane", "local");

        assertThat(value("ptoken.keyExpiryWarningDays"))
                .isEqualTo(new PreferenceValue(Preferences.KEY_EXPIRY_WARNING_DAYS, "90", true, Optional.empty()));
        assertThat(value("ptoken.keyRefreshWarningDays"))
                .isEqualTo(new PreferenceValue(Preferences.KEY_REFRESH_WARNING_DAYS, "14", false, Optional.empty()));
    }

    private PreferenceValue value(String name) {
        return preferences.list().stream()
                .filter(value -> value.definition().name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private AuditEntry entry(String actor, String origin, String action, String detail) {
        return new AuditEntry(clock.instant(), actor, origin, action, "ptoken.sessionTimeoutSec", "Ok", "", detail);
    }

    private List<AuditEntry> audit() {
        return memory.auditLog().page(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 0, 100).stream()
                .map(AuditRow::entry)
                .toList();
    }
}
