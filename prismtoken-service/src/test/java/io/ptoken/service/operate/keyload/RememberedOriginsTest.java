package io.ptoken.service.operate.keyload;

import static io.ptoken.service.operate.keyload.Exchange.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotDetails;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.KekSlotStore;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A module that tells nothing of its KEK slots; its registers hold the two keys of a KMC's file and one of nobody's. */
class RememberedOriginsTest {

    private static final String NAME = "hall-a";
    private static final String MODULE = "00000001";

    private final Exchange exchange = new Exchange(2);
    private final FakeSecurityModule silent = new FakeSecurityModule(exchange.clock);
    private RememberedOrigins module = over(exchange.store);
    private KmcId kmc = new KmcId("unknown");

    @BeforeEach
    void upload() {
        String file = exchange.answeredFile();
        kmc = exchange.kmcId();
        exchange.files.upload(JANE, file);
        silent.load(TestKey.sta(1, 900_101, 1), TestKey.sta(2, 900_102, 1), TestKey.sta(3, 123_457, 1));
    }

    @Test
    void tellsNothingOfWhatIsNotRemembered() {
        assertThat(module.vendingKeys()).isEqualTo(silent.vendingKeys());
        assertThat(KekSlotDetails.loading(module.status())).isEmpty();
        assertThat(module.status()).isEqualTo(silent.status());
    }

    /** Of each role that a module may have, the module's own. */
    @Test
    void passesOnEveryRoleOfTheModule() throws ReflectiveOperationException {
        Map<String, Optional<Object>> roles = new HashMap<>();
        SecurityModule every = (SecurityModule) Proxy.newProxyInstance(
                SecurityModule.class.getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) ->
                        roles.computeIfAbsent(method.getName(), name -> Optional.of(role(method))));
        RememberedOrigins before = new RememberedOrigins(every, NAME, exchange.store, exchange.formats);
        List<Method> accessors = Arrays.stream(SecurityModule.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Optional.class)
                .toList();
        assertThat(accessors).hasSizeGreaterThan(1);
        for (Method accessor : accessors) {
            assertThat(accessor.invoke(before)).as(accessor.getName()).isSameAs(accessor.invoke(every));
        }
    }

    private static Object role(Method accessor) {
        Class<?> type = (Class<?>) ((ParameterizedType) accessor.getGenericReturnType()).getActualTypeArguments()[0];
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> method.getName());
    }

    @ParameterizedTest
    @EnumSource(
            value = KekSlotState.class,
            names = {"LOADING", "ACTIVE"})
    void aKeyOfTheFileTellsItsKmcAndTheStateOfItsSlot(KekSlotState state) {
        remember(kmc, state, List.of());

        assertThat(key(1).origin()).contains(new VendingKeyOrigin(kmc, 1, state, "Town 900101"));
        assertThat(key(2).origin()).contains(new VendingKeyOrigin(kmc, 1, state, "Town 900102"));
        assertThat(key(1).source()).isEqualTo(KeySource.KMC);
        assertThat(key(3).origin()).isEmpty();
        assertThat(key(1).creditRefusal(exchange.clock.instant()).equals(Optional.of(SmStatus.KMC_KEY_STATE_ERROR)))
                .isEqualTo(state == KekSlotState.LOADING);
        assertThat(KekSlotDetails.loading(module.status()))
                .isEqualTo(state == KekSlotState.LOADING ? List.of(kmc.text()) : List.of());
    }

    /** One answer everywhere: the table, the notices and what issuing asks. */
    @Test
    void tableAndNoticesAgreeWhileItIsLoading() {
        remember(kmc, KekSlotState.LOADING, List.of(1, 2));

        VendingKeyCatalogue table =
                new VendingKeyCatalogue(module, exchange.store.keyCatalogue(), exchange.formats, exchange.clock);
        assertThat(table.inModule()).extracting(CataloguedKey::vends).containsExactly(false, false, true);
        assertThat(table.inModule().get(0).reason()).isEqualTo("its KMC's key load has not ended (26)");
        assertThat(table.inModule().get(0).remedy())
                .isEqualTo("Load the vending keys of its key load file, then end the key agreement session.");
        assertThat(notices()).containsExactly("The KMC " + kmc + " stands in LOADING; its keys cannot vend.");

        remember(kmc, KekSlotState.ACTIVE, List.of());
        assertThat(table.inModule()).allMatch(CataloguedKey::vends);
        assertThat(notices()).isEmpty();
    }

    @Test
    void theKeysBeforeARequestGoOnAndAFirstRequestHasNone() {
        remember(kmc, KekSlotState.PENDING, List.of());
        assertThat(key(1).origin()).isEmpty();

        remember(kmc, slot(1, kmc, KekSlotState.PENDING, true, List.of()));
        assertThat(key(1).origin()).contains(new VendingKeyOrigin(kmc, 1, KekSlotState.PENDING, "Town 900101"));
    }

    /** Both files have the key; a slot that is known to hold it counts first, one that may hold it last. */
    @Test
    void ofTwoKmcsTheOneThatIsKnownToHoldTheKeyCounts() {
        KmcId other = new KmcId("KMC-OTHER");
        KeyCatalogue.KeyLoadFile file = exchange.store.keyCatalogue().files().get(0);
        exchange.store
                .keyCatalogue()
                .add(
                        new KeyCatalogue.KeyLoadFile("0".repeat(64), other.text(), file.text(), file.uploaded()),
                        List.of(),
                        JANE.did(exchange.clock.instant(), "kmc.upload", other.text(), "the same"));
        remember(kmc, KekSlotState.LOADING, List.of());
        remember(other, slot(2, other, KekSlotState.ACTIVE, false, List.of()));
        assertThat(key(1).slotVendsCredit()).isTrue();

        remember(kmc, KekSlotState.LOADING, List.of(1));
        assertThat(key(1).slotVendsCredit()).isFalse();
        assertThat(key(2).slotVendsCredit()).isTrue();
    }

    @Test
    void anotherModuleUnderTheNameHasAnotherMemory() {
        SlotMemory other = new SlotMemory(exchange.store.kekSlots(), JANE, exchange.clock, NAME, () -> "00000002");
        other.remember(kmc, slot(1, kmc, KekSlotState.LOADING, false, List.of()), "test");

        assertThat(key(1).origin()).isEmpty();
    }

    @Test
    void whatWasKnownHoldsWhileTheStoreDoesNotAnswer() {
        boolean[] down = {false};
        module = over(failing(exchange.store, down));
        remember(kmc, KekSlotState.LOADING, List.of());
        assertThat(key(1).slotVendsCredit()).isFalse();

        down[0] = true;
        remember(kmc, KekSlotState.ACTIVE, List.of());
        assertThat(key(1).slotVendsCredit()).isFalse();
        assertThat(KekSlotDetails.loading(module.status())).containsExactly(kmc.text());

        down[0] = false;
        assertThat(key(1).slotVendsCredit()).isTrue();
    }

    @Test
    void aFileThatIsNotUnderstoodTellsNothing() {
        KmcId other = new KmcId("KMC-OTHER");
        exchange.store
                .keyCatalogue()
                .add(
                        new KeyCatalogue.KeyLoadFile("0".repeat(64), other.text(), "no file", exchange.clock.instant()),
                        List.of(),
                        JANE.did(exchange.clock.instant(), "kmc.upload", other.text(), "of a later release"));
        remember(other, KekSlotState.ACTIVE, List.of());

        assertThat(key(1).origin()).isEmpty();
        assertThat(key(1).slotVendsCredit()).isTrue();
    }

    private RememberedOrigins over(ServiceStore store) {
        return new RememberedOrigins(silent, NAME, store, exchange.formats);
    }

    private List<String> notices() {
        NoticeSources sources = NoticeSources.inMemory(
                module,
                new InMemoryStore(),
                new PreferenceService(exchange.store.preferences(), exchange.clock),
                exchange.clock);
        return Notices.of(sources.get()).notices().stream()
                .filter(notice ->
                        notice.code().startsWith("EKmc") || notice.code().startsWith("EKeystore"))
                .map(Notice::text)
                .toList();
    }

    private VendingKeyAttributes key(int register) {
        return module.vendingKeys().get(register - 1);
    }

    private void remember(KmcId of, KekSlotState state, List<Integer> loaded) {
        remember(of, slot(1, of, state, false, loaded));
    }

    private void remember(KmcId of, KekSlotStatus slot) {
        new SlotMemory(exchange.store.kekSlots(), JANE, exchange.clock, NAME, () -> MODULE).remember(of, slot, "test");
    }

    private KekSlotStatus slot(int number, KmcId of, KekSlotState state, boolean priorKeys, List<Integer> loaded) {
        return new KekSlotStatus(
                number,
                state,
                Optional.of(of),
                priorKeys,
                Optional.of(1L),
                Optional.empty(),
                OptionalInt.empty(),
                loaded,
                Optional.of(exchange.clock.instant()));
    }

    /** The store, whose KEK slots cannot be read while it is down. */
    private static ServiceStore failing(ServiceStore store, boolean[] down) {
        KekSlotStore flaky = new KekSlotStore() {
            @Override
            public Map<String, String> slots(Owner module) {
                if (down[0]) {
                    throw new StoreException(StoreException.Reason.UNAVAILABLE, "down");
                }
                return store.kekSlots().slots(module);
            }

            @Override
            public void remember(Owner module, String kmcId, String slot, AuditEntry entry) {
                store.kekSlots().remember(module, kmcId, slot, entry);
            }

            @Override
            public void forget(Owner module, String kmcId, AuditEntry entry) {
                store.kekSlots().forget(module, kmcId, entry);
            }
        };
        return (ServiceStore) Proxy.newProxyInstance(
                ServiceStore.class.getClassLoader(),
                new Class<?>[] {ServiceStore.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("kekSlots") ? flaky : method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
