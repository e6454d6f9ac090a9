package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import io.ptoken.hsm.simulator.line.SerialSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A software module, served at a pseudo-terminal by the simulator, and the adapter at the other end. */
final class Served {

    static final MonotonicClock TIME = () -> Duration.ofNanos(System.nanoTime());

    private Served() {}

    static ProtocolSettings protocol(HexWidth width) {
        ProtocolSettings settings = ProtocolSettings.DEFAULTS;
        return settings.with(settings.fields().withHexWidth(width));
    }

    /** The adapter without memory, so that every question reaches the module. */
    static ModuleFixture open(ContractSetup setup, ProtocolSettings protocol, Faults faults) {
        Clock clock = TestModules.fixed(setup.now());
        SoftSecurityModule soft = TestModules.soft(clock, setup);
        SimulatedModule simulated = new SimulatedModule(soft, SimulatorProfile.TSM250, protocol, clock, faults);
        setup.events().forEach(simulated::log);
        SerialSimulator simulator = start(simulated);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        Tsm250Module module = Tsm250Module.of(
                Tsm250Settings.sts6(SerialLine.of(simulator.devicePath()))
                        .with(protocol)
                        .with(Sts6ModuleSettings.TSM250.withAges(Duration.ZERO, Duration.ZERO)),
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

    static SerialSimulator start(SimulatedModule module) {
        try {
            return SerialSimulator.onPseudoTerminal(module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
