package io.ptoken.benchmarks.hsm;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.simulator.line.SerialSimulator;
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.simulator.line.Waiter;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.tsm250.SerialLine;
import io.ptoken.hsm.tsm250.Tsm250Module;
import io.ptoken.hsm.tsm250.Tsm250Settings;
import io.ptoken.hsm.tsm500i.Tsm500iModule;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Adapters with simulated modules at the other end, each a software module with published test keys. One thread; everything
 * it makes lives until its {@link Undo} is closed.
 */
final class SimulatedHardware {

    private static final String HOST = "127.0.0.1";
    private static final MonotonicClock TIME = () -> Duration.ofNanos(System.nanoTime());

    private final Surroundings surroundings;
    private final Undo undo;
    private final ScheduledExecutorService keepAlive;

    SimulatedHardware(Surroundings surroundings, Undo undo) {
        this.surroundings = surroundings;
        this.undo = undo;
        this.keepAlive = Executors.newSingleThreadScheduledExecutor();
        undo.with(keepAlive::shutdownNow);
    }

    /** A TSM250 at a pseudo-terminal with the speed of a serial line. */
    SecurityModule tsm250(int bitsPerSecond, Tally tally) throws IOException {
        ProtocolSettings protocol = protocol(TransportProfile.SERIAL_CR);
        SerialSimulator simulator = SerialSimulator.onPseudoTerminal(
                simulated(SimulatorProfile.TSM250, protocol), new LineSpeed(bitsPerSecond), Waiter.SLEEP);
        undo.with(simulator::close);
        Tsm250Settings settings = Tsm250Settings.sts6(new SerialLine(simulator.devicePath(), bitsPerSecond))
                .with(protocol);
        Tsm250Module module = Tsm250Module.of(settings, surroundings.clock(), TIME, keepAlive);
        undo.with(module::close);
        return new CountedModule(module, protocol, tally);
    }

    /** A TSM500i behind an NSS that takes several connections, as fast as the machine. */
    SecurityModule tsm500i(int connections, Tally tally) throws IOException {
        ProtocolSettings protocol = protocol(TransportProfile.NSS_ENVELOPE);
        TcpSimulator simulator = TcpSimulator.start(simulated(SimulatorProfile.TSM500I, protocol), HOST, 0);
        undo.with(simulator::close);
        Tsm500iSettings settings = Tsm500iSettings.of(HOST)
                .with(protocol.with(protocol.transport().withPort(simulator.port())))
                .with(PoolSettings.DEFAULTS.withConnections(connections));
        Tsm500iModule module = Tsm500iModule.of(settings, surroundings.clock(), TIME, keepAlive);
        undo.with(module::close);
        return new CountedModule(module, protocol, tally);
    }

    private SimulatedModule simulated(SimulatorProfile profile, ProtocolSettings protocol) {
        SoftSecurityModule soft = TestModule.sts6(StaTables.SAMPLE, surroundings.clock(), surroundings);
        undo.with(soft::close);
        return new SimulatedModule(soft, profile, protocol, surroundings.clock());
    }

    private static ProtocolSettings protocol(TransportProfile profile) {
        ProtocolSettings settings = ProtocolSettings.DEFAULTS;
        return settings.with(settings.transport().withProfile(profile).withSeveralConnections(true));
    }
}
