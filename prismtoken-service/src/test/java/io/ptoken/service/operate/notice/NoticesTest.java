package io.ptoken.service.operate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.notice.facts.CurrencySales;
import io.ptoken.service.operate.notice.facts.Finding;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final PreferenceService preferences = new PreferenceService(store.preferences(), clock);
    private final FakeSecurityModule module = new FakeSecurityModule(clock);

    @Test
    void theWorstStandsFirst() {
        Facts facts = new Facts();
        facts.active = Facts.FAR;
        facts.transactionsLeft = Optional.of(1L);
        facts.freeBytes = OptionalLong.of(0);

        assertThat(facts.notices())
                .extracting(Notice::level)
                .containsExactly(Notice.Level.ERROR, Notice.Level.WARNING, Notice.Level.INFO);
    }

    @Test
    void areKeptForTenSecondsWithTheirAgeUnlessRefreshed() {
        Notices notices = new Notices(sources(), clock);
        module.load(TestKey.sta(1, 123_457, 1));
        assertThat(notices.current().notices()).isEmpty();
        module.load(TestKey.sta(2, 123_458, 1).issuedUntil("2026-11-01T00:00:00Z"));
        clock.advance(Duration.ofSeconds(9));

        assertThat(notices.current().notices()).isEmpty();
        assertThat(notices.current().age(clock.instant())).isEqualTo(Duration.ofSeconds(9));

        assertThat(notices.refresh().notices()).hasSize(1);
        assertThat(notices.current().age(clock.instant())).isZero();
    }

    @Test
    void areComputedAnewAfterTenSeconds() {
        Notices notices = new Notices(sources(), clock);
        notices.current();
        module.load(TestKey.sta(2, 123_458, 1).issuedUntil("2026-11-01T00:00:00Z"));
        clock.advance(Duration.ofSeconds(10));

        assertThat(notices.current().notices()).hasSize(1);
    }

    @Test
    void followThePreferencesOfTheStore() {
        module.load(TestKey.sta(1, 123_457, 1).issuedUntil("2026-12-20T00:00:00Z"));
        Notices notices = new Notices(sources(), clock);
        assertThat(notices.current().notices()).isEmpty();

        preferences.set("ptoken.keyRefreshWarningDays", "30", "jane", "local");

        assertThat(notices.refresh().notices()).extracting(Notice::code).containsExactly("EKeystore.Refresh");
    }

    /** A module whose keys take long to read, e.g. over a serial line, is not taken for one whose clock is off. */
    @Test
    void theClocksAreComparedWhenTheModuleTellsItsTime() {
        SlowModule slow = new SlowModule(module, clock);

        ModuleFacts facts = ModuleFacts.of(slow, clock);

        assertThat(facts.drift()).isZero();
        assertThat(facts.driftSeconds()).isZero();
    }

    private record SlowModule(FakeSecurityModule module, SettableClock clock)
            implements ModuleReporting, VendingKeyRegisters {

        @Override
        public ModuleStatus status() {
            return module.status();
        }

        @Override
        public List<VendingKeyAttributes> vendingKeys() {
            clock.advance(Duration.ofSeconds(90));
            return module.vendingKeys();
        }

        @Override
        public int capacity() {
            return module.capacity();
        }
    }

    @Test
    void whatFailsIsAFactAndTheRestIsStillLookedAt() {
        Finding<ModuleFacts> seen = Finding.look(
                () -> {
                    throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "unplugged");
                },
                SecurityModuleException.class);

        assertThat(seen.answer()).isEmpty();
        assertThat(seen.failure())
                .contains(new SecurityModuleException(SmStatus.DEVICE_FAILURE, "unplugged").getMessage());
    }

    @Test
    void aModuleThatIsWithAnotherProcessIsNotSpokenOf() {
        NoticeSources withoutModule = new NoticeSources(
                Optional.empty(),
                store,
                new CurrencySales(store.auditLog(), CurrencyScale.NOT_CHOSEN),
                () -> FirstLimits.NONE,
                preferences,
                InstallationMode.VENDING,
                clock,
                () -> Optional.of(Instant.parse("2026-11-24T00:00:00Z")),
                () -> OptionalLong.of(1),
                () -> StoreDoubts.NONE,
                List::of,
                List::of,
                List::of);

        assertThat(Notices.of(withoutModule.get()).notices())
                .extracting(Notice::code)
                .containsExactly("EService.DiskSpace", "EService.Certificate");
    }

    private NoticeSources sources() {
        return NoticeSources.inMemory(module, store, preferences, clock);
    }
}
