package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.Timers;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.tsm500i.Tsm500iModule;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.app.LocalCaller;
import io.ptoken.service.app.PrismToken;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two simulated TSM500i behind TCP in one pool. Of their answers 1 % are lost, 1 % damaged, 1 % late, and one of them is
 * killed and started again every half second, while 25,000 tokens are asked for: no TID is vended twice for a meter, no
 * token is delivered under two calls, and every call ends with a token or with a code. {@code -Dhsm.stormVends=100000} is the
 * long form.
 */
@Tag("slow")
class HardwareStormTest {

    private static final long SEED = 20_261_126;
    private static final int VENDS = Integer.getInteger("hsm.stormVends", 10_000);
    private static final int CALLERS = 32;
    private static final int CONNECTIONS = 16;
    private static final int METERS = 2000;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration BETWEEN_KILLS = Duration.ofMillis(500);
    private static final SupplyGroupCode SGC = new SupplyGroupCode(123_457);

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<Simulated> modules = new ArrayList<>();

    /** Which module vended which TID for which meter; asked by the modules themselves. */
    private final Map<String, String> vended = new ConcurrentHashMap<>();

    private final Queue<String> vendedTwice = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> delivered = new ConcurrentHashMap<>();
    private final Queue<ServiceException> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    @AfterEach
    void stop() {
        callers.shutdownNow();
        background.shutdownNow();
        timer.shutdownNow();
        modules.forEach(Simulated::close);
    }

    @Test
    void noTidIsVendedTwiceAndNoCallIsLost() throws Exception {
        modules.add(new Simulated("first", SEED));
        modules.add(new Simulated("second", SEED + 1));
        try (ModulePool pool = new ModulePool(
                modules.stream()
                        .map(module -> PooledModule.of(module.name, module.adapter))
                        .toList(),
                io.ptoken.hsm.pool.PoolSettings.DEFAULTS.withPauses(Duration.ofMillis(100), Duration.ofMillis(500)),
                clock,
                background)) {
            PrismToken application = PrismToken.on(pool, clock, random).build();
            LocalCaller till = application.localCaller("till", Role.ISSUE_CREDIT);
            Future<?> kills = timer.scheduleWithFixedDelay(
                    modules.get(0)::killAndStart,
                    BETWEEN_KILLS.toMillis(),
                    BETWEEN_KILLS.toMillis(),
                    TimeUnit.MILLISECONDS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(() -> vendUntilAllIsDone(application, till)));
            }
            for (Future<?> call : running) {
                call.get(); // fails with whatever else than a refusal came out of a call
            }
            kills.cancel(false);
        }

        assertThat(vendedTwice).isEmpty();
        assertThat(delivered.size() + refusals.size()).isEqualTo(VENDS);
        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SECURITY_MODULE));
        assertThat(refusals)
                .allSatisfy(refusal -> assertThat(refusal).hasMessageStartingWith("Security Module error '"));
        assertThat(delivered.size()).as("calls that got a token").isGreaterThan(VENDS / 2);
        assertThat(modules.get(0).kills.get()).isPositive();
    }

    private void vendUntilAllIsDone(PrismToken application, LocalCaller till) {
        for (int number = next.getAndIncrement(); number < VENDS; number = next.getAndIncrement()) {
            try {
                IssuedToken token = application
                        .tokenApi()
                        .handle(new IssueCalls.Credit(
                                till.call("m-" + number), meter(number % METERS), 0, BigDecimal.TEN, IssueTime.NOW))
                        .get(0);
                String key = token.pan().digits() + " " + token.tid().minutes();
                Integer before = delivered.put(key, number);
                if (before != null) {
                    vendedTwice.add(key + " delivered to the calls " + before + " and " + number);
                }
            } catch (ServiceException e) {
                refusals.add(e);
            }
        }
    }

    private static MeterConfig meter(int number) {
        return MeterConfig.of(Drn.of("00", String.format("%08d", number)).digits(), 7, 2, SGC.value(), 1, 1, 255);
    }

    /** A software module behind a line that fails. */
    private final class Simulated implements AutoCloseable {

        private final String name;
        private final SoftSecurityModule soft;
        private final SimulatedModule module;
        private final Tsm500iModule adapter;
        private final AtomicInteger kills = new AtomicInteger();
        private volatile TcpSimulator server;

        Simulated(String name, long seed) throws IOException {
            this.name = name;
            this.soft = SoftSecurityModule.inMemory(
                    new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random)),
                    SoftModuleSettings.DEFAULT);
            try (VendingKey key = VendingKey.of(HexFormat.of().parseHex("abababababababab"))) {
                soft.loadVendingKey(
                        new RegisterNumber(1),
                        key,
                        VendingKeyEntry.of(
                                SGC, new KeyRevision(1), KeyType.DUTK, DecoderKeyAlgorithm.DKGA02, BaseDate.BDT_2014));
            }
            ProtocolSettings protocol = protocol();
            Faults faults = Faults.random(
                    seed,
                    List.of(
                            new Faults.Chance(0.005, new Fault.RequestLost()),
                            new Faults.Chance(0.005, new Fault.AnswerLost()),
                            new Faults.Chance(0.01, new Fault.CheckSumWrong()),
                            new Faults.Chance(0.01, new Fault.AnswerLate(PATIENCE.multipliedBy(2)))));
            this.module = new SimulatedModule(
                    new VendRecorder(soft, this::record), SimulatorProfile.TSM500I, protocol, clock, faults);
            this.server = TcpSimulator.start(module, "127.0.0.1", 0);
            this.adapter = Tsm500iModule.of(
                    Tsm500iSettings.of("127.0.0.1")
                            .with(protocol.with(protocol.transport().withPort(server.port())))
                            .with(PoolSettings.DEFAULTS
                                    .withConnections(CONNECTIONS)
                                    .withBackOff(Duration.ofMillis(50), Duration.ofMillis(200))),
                    clock,
                    () -> Duration.ofNanos(System.nanoTime()),
                    timer);
        }

        private void record(String panAndTid) {
            String before = vended.put(panAndTid, name);
            if (before != null) {
                vendedTwice.add(panAndTid + " vended by " + before + " and " + name);
            }
        }

        void killAndStart() {
            int port = server.port();
            server.close();
            module.powerCycle();
            try {
                server = TcpSimulator.start(module, "127.0.0.1", port);
                kills.incrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            adapter.close();
            server.close();
            soft.close();
        }
    }

    private static ProtocolSettings protocol() {
        ProtocolSettings settings = ProtocolSettings.DEFAULTS;
        Timers timers = new Timers(Duration.ofSeconds(3), Duration.ofSeconds(3), PATIENCE, PATIENCE, PATIENCE);
        return settings.with(settings.transport().withPatience(timers, 3).withSeveralConnections(true));
    }
}
