package io.ptoken.service.operate.notice.facts;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.Overload;
import io.ptoken.service.operate.preference.ModePreference;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Where the facts of the notices come from. Thread safe when its parts are.
 *
 * @param module the security module, empty when it is with another process
 * @param store the store
 * @param currency whether currency credit was sold and is not any more
 * @param limits what is known of the limits that vending keys had at first
 * @param preferences the preferences
 * @param mode what the installation is for at present
 * @param clock the server's clock
 * @param certificateEnd end of the TLS certificate in use, empty when there is none
 * @param freeBytes space left on the disk of the installation, empty when that cannot be told
 * @param doubts what makes one doubt the store
 * @param lostLocks see {@link NoticeFacts#lostLocks}
 * @param overload what was lately refused or cut short because somebody asked for more than a share
 * @param remarks see {@link NoticeFacts#remarks}
 */
public record NoticeSources(
        Optional<? extends SecurityModule> module,
        ServiceStore store,
        CurrencySales currency,
        Supplier<FirstLimits> limits,
        PreferenceService preferences,
        InstallationMode mode,
        InstantSource clock,
        Supplier<Optional<Instant>> certificateEnd,
        Supplier<OptionalLong> freeBytes,
        Supplier<StoreDoubts> doubts,
        Supplier<List<String>> lostLocks,
        Supplier<List<Overload.News>> overload,
        Supplier<List<ServerRemark>> remarks)
        implements Supplier<NoticeFacts> {

    /** Those of a service in memory, which has neither certificate nor disk. */
    public static NoticeSources inMemory(
            SecurityModule module, ServiceStore store, PreferenceService preferences, InstantSource clock) {
        return new NoticeSources(
                Optional.of(module),
                store,
                new CurrencySales(store.auditLog(), CurrencyScale.NOT_CHOSEN),
                () -> FirstLimits.NONE,
                preferences,
                ModePreference.of(preferences.values()),
                clock,
                Optional::empty,
                OptionalLong::empty,
                () -> StoreDoubts.NONE,
                List::of,
                List::of,
                List::of);
    }

    /** Looks at every part; one that fails is a fact like others. */
    @Override
    public NoticeFacts get() {
        Instant now = clock.instant();
        PreferenceValues values = preferences.values();
        Finding<ModuleFacts> seen = module.map(this::look).orElseGet(Finding::nothing);
        return new NoticeFacts(
                now,
                values,
                mode,
                seen,
                members(),
                seen.answer().isPresent() ? ditks() : OptionalInt.empty(),
                Finding.look(() -> StoreFacts.of(store, currency, limits, values, now), StoreException.class),
                certificateEnd.get(),
                freeBytes.get(),
                doubts.get(),
                lostLocks.get(),
                overload.get(),
                remarks.get());
    }

    /** Has a pool ask its modules now, and waits for their answers; otherwise it tells what they last told. */
    public void rereadModules() {
        module.filter(ModulePool.class::isInstance).map(ModulePool.class::cast).ifPresent(ModulePool::look);
    }

    /** A pool that does not answer names its members all the same. */
    private List<MemberReport> members() {
        return module.filter(ModulePool.class::isInstance)
                .map(ModulePool.class::cast)
                .map(ModulePool::members)
                .orElse(List.of());
    }

    private OptionalInt ditks() {
        try {
            return module.flatMap(SecurityModule::manufacturing).stream()
                    .mapToInt(role -> role.ditks().size())
                    .findFirst();
        } catch (SecurityModuleException out) {
            return OptionalInt.empty(); // the rules of its state tell why
        }
    }

    private Finding<ModuleFacts> look(SecurityModule module) {
        return Finding.look(() -> ModuleFacts.of(module, clock), SecurityModuleException.class);
    }
}
