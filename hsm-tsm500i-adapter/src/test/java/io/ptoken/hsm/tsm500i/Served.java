package io.ptoken.hsm.tsm500i;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A software module, served over TCP by the simulator, and the adapter at the other end. */
final class Served {

    static final MonotonicClock TIME = () -> Duration.ofNanos(System.nanoTime());

    private Served() {}

    static ProtocolSettings protocol(TransportProfile profile, HexWidth width) {
        ProtocolSettings settings = ProtocolSettings.DEFAULTS;
        return settings.with(settings.transport().withProfile(profile))
                .with(settings.fields().withHexWidth(width));
    }

    /** The adapter without memory, so that every question reaches the module. */
    static ModuleFixture open(ContractSetup setup, ProtocolSettings protocol, Faults faults) {
        Clock clock = TestModules.fixed(setup.now());
        SoftSecurityModule soft = TestModules.soft(clock, setup);
        SimulatedModule simulated = new SimulatedModule(soft, SimulatorProfile.TSM500I, protocol, clock, faults);
        setup.events().forEach(simulated::log);
        TcpSimulator simulator = start(simulated);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        Tsm500iModule module = Tsm500iModule.of(
                settings(protocol, simulator.port())
                        .with(Sts6ModuleSettings.TSM500I.withAges(Duration.ZERO, Duration.ZERO)),
                clock,
                TIME,
                executor);
        return new ModuleFixture(module, () -> {
            module.close();
            executor.shutdownNow();
            simulator.close();
            soft.close();
        });
    }

    static Tsm500iSettings settings(ProtocolSettings protocol, int port) {
        return Tsm500iSettings.of("127.0.0.1")
                .with(protocol.with(protocol.transport().withPort(port)));
    }

    static TcpSimulator start(SimulatedModule module) {
        try {
            return TcpSimulator.start(module, "127.0.0.1", 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
