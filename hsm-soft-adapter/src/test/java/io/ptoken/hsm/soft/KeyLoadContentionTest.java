package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Key loads while others vend, look and load. */
class KeyLoadContentionTest extends KeyLoadTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void vendersSeeAKeyOrARefusalAndNothingElse() throws Exception {
        try (SoftSecurityModule module = bench.create()) {
            KMC.loadAll(loading(module), TestCards.standard(1));
            AtomicBoolean done = new AtomicBoolean();
            Set<SmStatus> refusals = ConcurrentHashMap.newKeySet();
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> vendUntil(done, module, refusals));
            }
            calls.add(() -> lookUntil(done, module));
            calls.add(() -> {
                try {
                    for (int i = 0; i < 10; i++) {
                        KMC.loadAll(loading(module), TestCards.standard(1));
                    }
                } finally {
                    done.set(true);
                }
                return 0;
            });
            assertThat(together(calls).stream().mapToInt(Integer::intValue).sum())
                    .isPositive();
            assertThat(EnumSet.of(SmStatus.KMC_KEY_STATE_ERROR, SmStatus.VK_REG_NOT_FOUND_ERROR))
                    .containsAll(refusals);
            assertThat(state(module)).isEqualTo(KekSlotState.ACTIVE);
            module.vendCredit(units(1));
        }
    }

    private static int vendUntil(AtomicBoolean done, SoftSecurityModule module, Set<SmStatus> refusals) {
        int vended = 0;
        while (!done.get()) {
            try {
                module.vendCredit(units(1));
                vended++;
            } catch (SecurityModuleException e) {
                refusals.add(e.status());
            }
        }
        return vended;
    }

    private static int lookUntil(AtomicBoolean done, SoftSecurityModule module) {
        while (!done.get()) {
            KekSlotStatus slot = slot(module);
            assertThat(slot.kmc()).contains(KMC.id());
            assertThat(slot.request().isPresent()).isEqualTo(slot.state() == KekSlotState.PENDING);
            for (VendingKeyAttributes key : module.vendingKeys()) {
                assertThat(key.origin().orElseThrow().kmc()).isEqualTo(KMC.id());
            }
        }
        return 0;
    }

    @Test
    void keysLoadedAtTheSameTimeGetRegistersOfTheirOwn() throws Exception {
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.many(40));
            List<Callable<LoadedKey>> calls = new ArrayList<>();
            for (int sequence = 1; sequence <= 40; sequence++) {
                int number = sequence;
                calls.add(() -> loading(module).loadKey(KMC.id(), file.key(number)));
                calls.add(() -> loading(module).loadKey(KMC.id(), file.key(number)));
            }
            List<LoadedKey> loaded = together(calls);
            assertThat(loaded.stream().filter(LoadedKey::repeated)).hasSize(40);
            assertThat(loaded.stream().map(LoadedKey::register).distinct()).hasSize(40);
            assertThat(slot(module).loaded()).hasSize(40);
        }
    }

    @Test
    void requestsMadeAtTheSameTimeHaveCountersOfTheirOwn() throws Exception {
        try (SoftSecurityModule module = bench.create()) {
            KeyLoading loading = loading(module);
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(() -> TestRecords.value(
                        loading.acceptKmcKey(KMC.publicKey(), true).request(), "CTR"));
            }
            assertThat(new HashSet<>(together(calls))).hasSize(20);
        }
    }
}
