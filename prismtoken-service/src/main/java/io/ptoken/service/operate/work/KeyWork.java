package io.ptoken.service.operate.work;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import io.ptoken.service.operate.call.KmcCalls.KmcTold;
import io.ptoken.service.operate.call.KmcCalls.ModuleKey;
import io.ptoken.service.operate.call.KmcCalls.SlotContent;
import io.ptoken.service.operate.call.KmcCalls.UploadPreview;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.call.VendingKeyCalls.KeyTable;
import io.ptoken.service.operate.call.VendingKeyCalls.UnreadRegister;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyExchange;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.keyload.KeyLimits;
import io.ptoken.service.operate.keyload.KeyLoadReport;
import io.ptoken.service.operate.keyload.KeyOutlook;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.keyload.TrustedKmcs;
import io.ptoken.service.operate.keyload.VendingKeyCatalogue;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.pool.ListedModule;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Vending keys and their exchange with KMCs for operators. Steps of exchanges are taken one after the other, whoever takes
 * them; who only looks waits for nobody. Thread safe.
 */
final class KeyWork {

    private static final String UNREAD = "register.";

    private final ServiceStore store;
    private final OperatedModules modules;
    private final TrustedKmcs trust;
    private final PreferenceService preferences;
    private final InstantSource clock;
    private final KeyLimits limits;
    private final Object exchanging = new Object();

    KeyWork(
            ServiceStore store,
            OperatedModules modules,
            TrustedKmcs trust,
            PreferenceService preferences,
            InstantSource clock) {
        this.store = store;
        this.modules = modules;
        this.trust = trust;
        this.preferences = preferences;
        this.clock = clock;
        this.limits = new KeyLimits(store, trust.formats(List.of()));
    }

    /** All that is done with the keys of a module. */
    KeyExchange exchange(Operator who, Optional<String> module) {
        return KeyExchange.of(who.actor(), modules.choose(module), store, trust.formats(List.of()), clock);
    }

    List<String> modules() {
        return modules.listed().stream().map(ListedModule::name).toList();
    }

    KeyTable table(VendingKeyCalls.Table call) {
        OperatedModule chosen = modules.choose(call.module());
        VendingKeyCatalogue catalogue = KeyExchange.catalogue(chosen, store, trust.formats(List.of()), clock);
        List<VendingKeyAttributes> told = catalogue.told();
        ModuleStatus status = chosen.module().status();
        FirstLimits first = firstLimits();
        KeyOutlook.Warning warning = warning();
        Instant now = clock.instant();
        List<CataloguedKey> keys = told.stream()
                .map(key -> CataloguedKey.inModule(key, now)
                        .with(KeyOutlook.of(key, first.of(status.moduleId(), key), warning, now)))
                .toList();
        return new KeyTable(call.all() ? catalogue.all(keys) : keys, unread(status), chosen.listsSlots());
    }

    /** Keys are shown without it while the store does not answer. */
    private FirstLimits firstLimits() {
        try {
            return limits.get();
        } catch (StoreException away) {
            return FirstLimits.NONE;
        }
    }

    private KeyOutlook.Warning warning() {
        PreferenceValues values = preferences.values();
        return new KeyOutlook.Warning(
                values.get(Preferences.KEY_REFRESH_WARNING_DAYS),
                values.get(Preferences.KEY_EXPIRY_WARNING_DAYS),
                values.get(Preferences.KEY_LIMIT_WARNING_PERCENT));
    }

    /** What the module said of its registers when its keys were asked for. */
    private static List<UnreadRegister> unread(ModuleStatus status) {
        return status.details().entrySet().stream()
                .filter(detail -> detail.getKey().startsWith(UNREAD))
                .map(detail -> new UnreadRegister(
                        new RegisterNumber(Integer.parseInt(detail.getKey().substring(UNREAD.length()))),
                        detail.getValue()))
                .sorted(Comparator.comparing(UnreadRegister::register))
                .toList();
    }

    List<KmcStanding> all(KmcCalls.All call, Operator who) {
        KeyExchange exchange = exchange(who, call.module());
        return exchange.kmcs().all().stream()
                .map(key -> standing(exchange, key))
                .toList();
    }

    KmcStanding one(KmcCalls.One call, Operator who) {
        KeyExchange exchange = exchange(who, call.module());
        return standing(exchange, exchange.kmcs().choose(call.kmc()));
    }

    private KmcStanding standing(KeyExchange exchange, KmcPublicKey key) {
        return new KmcStanding(
                key,
                exchange.loading().slot(KmcCalls.id(key)),
                exchange.kmcs()
                        .read(key)
                        .map(file -> new KmcTold(
                                file.kmcId().fingerprint().hex(),
                                file.trustAnchor().value())),
                Duration.between(clock.instant(), key.expires())
                                .compareTo(preferences.get(Preferences.KEY_EXPIRY_WARNING_DAYS))
                        <= 0);
    }

    SlotContent lookIntoSlot(KmcCalls.LookIntoSlot call, Operator who) {
        KeyExchange exchange = exchange(who, call.module());
        return content(exchange, exchange.kmcs().choose(call.kmc()));
    }

    private static SlotContent content(KeyExchange exchange, KmcPublicKey key) {
        if (!exchange.chosen().listsSlots()) {
            return new SlotContent(key, Optional.empty());
        }
        Optional<KmcId> kmc = Optional.of(KmcCalls.id(key));
        long keys = exchange.catalogue().inModule().stream()
                .filter(candidate -> candidate.kmc().equals(kmc))
                .count();
        return new SlotContent(key, Optional.of((int) keys));
    }

    ModuleKey moduleKey(KmcCalls.ShowModuleKey call, Operator who) {
        KeyExchange exchange = exchange(who, call.module());
        return new ModuleKey(
                exchange.requests().modulePublicKey(),
                exchange.chosen().anchor().get());
    }

    String outstanding(KmcCalls.Outstanding call, Operator who) {
        KeyExchange exchange = exchange(who, call.module());
        KmcPublicKey kmc = exchange.kmcs().choose(call.kmc());
        return exchange.requests()
                .outstanding(kmc)
                .orElseThrow(() -> new KeyExchangeException("no request to " + kmc.name() + " is out"));
    }

    String request(KmcCalls.Request call, Operator who) {
        return step(who, call.module(), exchange -> {
            KmcPublicKey kmc = exchange.kmcs().choose(call.kmc());
            if (!call.replace() && exchange.requests().outstanding(kmc).isPresent()) {
                throw new KeyExchangeException("a request to " + kmc.name()
                        + " is out: --again shows it, --replace gives it up" + " for a new one");
            }
            return exchange.requests().request(who.actor(), kmc, call.replace());
        });
    }

    UploadPreview preview(KmcCalls.Preview call, Operator who) {
        KeyExchange exchange = exchange(who, call.module());
        return new UploadPreview(
                exchange.files().preview(who.actor(), call.file()),
                exchange.chosen().listsSlots());
    }

    KekSlotStatus upload(KmcCalls.Upload call, Operator who) {
        return step(who, call.module(), exchange -> exchange.files().upload(who.actor(), call.file()));
    }

    KeyLoadReport loadAll(KmcCalls.LoadAll call, Operator who, Dialogue dialogue) {
        return step(
                who,
                call.module(),
                exchange -> exchange.keys()
                        .loadAll(
                                who.actor(),
                                chosen(exchange, call.kmc()),
                                outcome -> dialogue.progress(new Progress.KeyTried(outcome))));
    }

    KeyLoadReport load(KmcCalls.Load call, Operator who, Dialogue dialogue) {
        return step(
                who,
                call.module(),
                exchange -> exchange.keys()
                        .load(
                                who.actor(),
                                chosen(exchange, call.kmc()),
                                call.numbers(),
                                outcome -> dialogue.progress(new Progress.KeyTried(outcome))));
    }

    KekSlotStatus end(KmcCalls.End call, Operator who) {
        return step(who, call.module(), exchange -> {
            KmcId kmc = chosen(exchange, call.kmc());
            requireKnown(KmcCalls.unloaded(exchange.loading().slot(kmc)), call.unloaded(), "not loaded");
            return exchange.keys().end(who.actor(), kmc);
        });
    }

    SlotContent deleteSlot(KmcCalls.DeleteSlot call, Operator who) {
        return step(who, call.module(), exchange -> {
            KmcPublicKey kmc = exchange.kmcs().choose(call.kmc());
            SlotContent content = content(exchange, kmc);
            requireKnown(content.keys(), call.keys(), "in the module");
            exchange.keys().deleteSlot(who.actor(), KmcCalls.id(kmc));
            return content;
        });
    }

    /** Others may have loaded keys since the caller looked. Whoever knows of none that it cannot tell has been asked so. */
    private static void requireKnown(Optional<Integer> lost, Optional<Integer> known, String what) {
        if (known.isPresent() && !lost.filter(keys -> keys <= known.get()).isPresent()) {
            throw new KeyExchangeException(lost.map(String::valueOf).orElse("an unknown number of") + " keys are "
                    + what + " now, not " + known.get() + "; nothing was changed: look again");
        }
    }

    private static KmcId chosen(KeyExchange exchange, Optional<String> kmc) {
        return KmcCalls.id(exchange.kmcs().choose(kmc));
    }

    /** Changes keys while no other operator does. */
    <R> R changing(Supplier<R> work) {
        synchronized (exchanging) {
            return work.get();
        }
    }

    /** Something that changes where an exchange stands. */
    <R> R step(Operator who, Optional<String> module, Function<KeyExchange, R> work) {
        return changing(() -> work.apply(exchange(who, module)));
    }
}
