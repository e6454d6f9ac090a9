package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.ModuleWitness.CountedVends;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VendCountersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final int LEASE = 500;

    private final InMemoryStore store = new InMemoryStore();
    private final List<ModuleStatus> modules = new ArrayList<>();
    private final VendCounters counters =
            new VendCounters(store, () -> List.copyOf(modules), VendCounters.Software.NONE, () -> NOW);

    @Test
    void takesTheFirstCounterThatItSees() {
        module("00000007", 1_000_000);
        counters.look();
        assertThat(counters.unknown()).isEmpty();
    }

    @Test
    void explainsWhatTheStoreKnows() {
        module("00000007", 1000);
        counters.look();
        for (int round = 1; round <= 5; round++) {
            sold(500);
            module("00000007", 1000 + round * 1000);
            counters.look();
            assertThat(counters.unknown()).isEmpty();
        }
    }

    @Test
    void findsTokensOfWhichTheStoreDoesNotKnowUntilTheyAreAccepted() {
        module("00000007", 1000);
        module("00000008", 50);
        counters.look();
        counters.look();
        module("00000007", 1000 + VendCounters.TOLERATED);
        counters.look();
        assertThat(counters.unknown()).as("calls that failed").isEmpty();

        VendCounters afterRestart =
                new VendCounters(store, () -> List.copyOf(modules), VendCounters.Software.NONE, () -> NOW);
        module("00000007", 1000 + 2 * VendCounters.TOLERATED + 1);
        for (int look = 0; look < 3; look++) {
            afterRestart.look();
            assertThat(afterRestart.unknown())
                    .containsExactly(new UnknownVends("00000007", VendCounters.TOLERATED + 1));
        }
        afterRestart.accept();
        afterRestart.look();
        assertThat(afterRestart.unknown()).isEmpty();
    }

    @Test
    void refusesToBeginWithTokensOfWhichTheStoreDoesNotKnow() {
        module("00000007", 1000);
        counters.requireKnown();
        module("00000007", 1000 + VendCounters.TOLERATED + 1);
        assertThat(counters.compare()).containsExactly(new UnknownVends("00000007", VendCounters.TOLERATED + 1));
        assertThat(counters.unknown()).as("compared alone").isEmpty();

        VendCounters afterRestart =
                new VendCounters(store, () -> List.copyOf(modules), VendCounters.Software.NONE, () -> NOW);
        assertThatThrownBy(afterRestart::requireKnown)
                .isInstanceOf(OlderStoreException.class)
                .hasMessage(
                        "The module 00000007 has made at least 101 tokens that the store does not know of. Unless the"
                                + " store failed while they were made, it is an older copy of the one that sold last. Put the newest"
                                + " copy of the store back, or, if there is none, or the reason is known, accept this one with"
                                + " 'ptoken store accept-older'.");
        store.moduleWitness().forgetCounted();
        afterRestart.requireKnown();
        assertThat(store.moduleWitness().lastCounted("00000007")).isPresent();
    }

    @Test
    void comparesWithoutKeeping() {
        module("00000007", 1000);
        assertThat(counters.compare()).isEmpty();
        assertThat(store.moduleWitness().lastCounted("00000007")).isEmpty();
    }

    @Test
    void isNotDeceivedByWhatIsSoldBetweenCounterAndLog() {
        module("00000007", 1000);
        counters.look();
        sold(1000);
        counters.look();
        module("00000007", 2000);
        counters.look();
        assertThat(counters.unknown()).isEmpty();
    }

    /** Who writes the database hides with it what was made before the next look, and nothing that is made later. */
    @Test
    void aCounterThatWasAlteredInTheStoreIsPutRightByTheNextLook() {
        module("00000007", 1000);
        counters.look();
        counters.look();
        store.moduleWitness().counted("00000007", new CountedVends(101_000, 0));
        module("00000007", 1500);
        counters.look();
        assertThat(counters.unknown()).as("raised").isEmpty();
        assertThat(store.moduleWitness().lastCounted("00000007")).contains(new CountedVends(1500, 0));

        store.moduleWitness().forgetCounted();
        module("00000007", 2000);
        counters.look();
        assertThat(counters.unknown()).as("deleted").isEmpty();

        module("00000007", 2500);
        counters.look();
        assertThat(counters.unknown()).as("made later").containsExactly(new UnknownVends("00000007", 500));

        counters.accept();
        store.moduleWitness().counted("00000007", new CountedVends(1000, 0));
        counters.look();
        assertThat(counters.unknown()).as("lowered").containsExactly(new UnknownVends("00000007", 1500));
    }

    @Test
    void leavesAModuleThatWasResetInPeace() {
        module("00000007", 1000);
        counters.look();
        module("00000007", 0);
        counters.look();
        module("00000007", 10);
        counters.look();
        assertThat(counters.unknown()).isEmpty();
    }

    @Test
    void aLeaseOfTheSoftwareModuleThatWasLostInACrashIsExplainedOnce() {
        software(1000).look();
        VendCounters afterACrash = software(1000 + LEASE);
        afterACrash.look();

        assertThat(afterACrash.unknown()).isEmpty();
        assertThat(store.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.entry())
                        .isEqualTo(AuditEntry.local(
                                NOW,
                                "ptoken",
                                "module.leaseLost",
                                "00000001",
                                "500 vends were counted ahead and lost with a process that was killed")));
        assertThat(software(1000 + LEASE).compare()).isEmpty();
    }

    @Test
    void whatTheSoftwareModuleMadeBesideTheLogIsFound() {
        software(1000).look();
        VendCounters inAnotherProcess = software(1000 + LEASE + VendCounters.TOLERATED + 1);
        inAnotherProcess.requireKnown();
        inAnotherProcess.look();

        assertThat(inAnotherProcess.unknown())
                .as("and does not refuse the store")
                .containsExactly(new UnknownVends("00000001", LEASE + VendCounters.TOLERATED + 1));
        assertThat(inAnotherProcess.compare()).isEqualTo(inAnotherProcess.unknown());
    }

    @Test
    void noLeaseIsLostWhileAProcessRuns() {
        AtomicLong vends = new AtomicLong(1000);
        VendCounters counters = software(vends::get);
        counters.look();
        vends.addAndGet(VendCounters.TOLERATED + 1);
        counters.look();

        assertThat(counters.unknown()).containsExactly(new UnknownVends("00000001", VendCounters.TOLERATED + 1));
    }

    /** Row numbers of two nodes lie 2^40 apart: held against each other, they would explain everything, or nothing. */
    @Test
    void aModuleOfSeveralNodesIsHeldAgainstTheRowsOfAll() {
        List<Long> rows = new ArrayList<>(List.of(3L, 5L));
        VendCounters first = node(1, rows);
        VendCounters second = node(2, rows);
        for (int round = 1; round <= 3; round++) {
            rows.set(0, rows.get(0) + 400);
            rows.set(1, rows.get(1) + 400);
            module("00000007", 1000L * round);
            first.look();
            second.look();
        }
        assertThat(first.unknown()).isEmpty();
        assertThat(second.unknown()).isEmpty();

        module("00000007", 1_000_000);
        first.look();
        second.look();
        assertThat(first.unknown()).isNotEmpty().isEqualTo(second.unknown());
        module("00000007", 3000);
        node(1, rows).requireKnown();
    }

    /** An earlier release kept the number of a row of the node that looked last. */
    @Test
    void aCounterThatAnEarlierReleaseKeptOfAnotherNodeRefusesNothing() {
        List<Long> rows = List.of(500L, 500L);
        module("00000007", 1000 + 2 * VendCounters.TOLERATED);
        store.moduleWitness().counted("00000007", new CountedVends(1000, NodeChain.before(2) + 450));

        node(1, rows).requireKnown();

        assertThat(store.moduleWitness().lastCounted("00000007"))
                .contains(new CountedVends(1000 + 2 * VendCounters.TOLERATED, 1000));
    }

    /** Over a log in which nodes 1, 2 ... have written so many rows each. */
    private VendCounters node(int own, List<Long> rows) {
        AuditLog log = (AuditLog) Proxy.newProxyInstance(
                AuditLog.class.getClassLoader(), new Class<?>[] {AuditLog.class}, (proxy, method, arguments) -> {
                    List<NodeChain> chains = IntStream.range(0, rows.size())
                            .mapToObj(node -> chain(node + 1, rows.get(node)))
                            .toList();
                    return switch (method.getName()) {
                        case "chains" -> chains;
                        case "head" -> chains.get(own - 1).head();
                        default -> method.invoke(store.auditLog(), arguments);
                    };
                });
        ServiceStore shared = (ServiceStore) Proxy.newProxyInstance(
                ServiceStore.class.getClassLoader(),
                new Class<?>[] {ServiceStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("auditLog") ? log : method.invoke(store, arguments));
        return new VendCounters(shared, () -> List.copyOf(modules), VendCounters.Software.NONE, () -> NOW);
    }

    private static NodeChain chain(int id, long rows) {
        Link begin = new Link(NodeChain.before(id), AuditChain.START);
        return new NodeChain(
                id, "node-" + id, false, begin, "", new Link(NodeChain.before(id) + rows, AuditChain.START));
    }

    private VendCounters software(long vends) {
        return software(() -> vends);
    }

    private VendCounters software(LongSupplier vends) {
        return new VendCounters(
                store,
                List::of,
                new VendCounters.Software(() -> Optional.of(status("00000001", vends.getAsLong())), LEASE),
                () -> NOW);
    }

    private void sold(int calls) {
        for (int i = 0; i < calls; i++) {
            store.auditLog().append(AuditEntry.local(NOW, "till", "issueCreditToken", "meter", ""));
        }
    }

    private void module(String id, long vends) {
        modules.removeIf(module -> module.moduleId().equals(id));
        modules.add(status(id, vends));
    }

    private static ModuleStatus status(String id, long vends) {
        return new ModuleStatus(
                id,
                "STS64V13",
                "Prism-TSM500-4",
                "id",
                ModuleState.OPERATIONAL,
                NOW,
                Duration.ofDays(7),
                vends,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
