package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.module.Sts6ModuleSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.SerialSimulator;
import io.ptoken.hsm.soft.NibbleSource;
import io.ptoken.hsm.soft.SoftModuleParts;
import io.ptoken.hsm.soft.SoftModuleSettings;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.VendingKeyEntry;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.RandomNibble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A software module, served at a pseudo-terminal by the simulator, and the adapter at the other end. */
final class Served {

    /** Trouble that a client must not even notice. */
    static final Faults HARMLESS = Faults.random(
            20261123,
            List.of(
                    new Faults.Chance(0.2, new Fault.AnswerLate(Duration.ofMillis(1))),
                    new Faults.Chance(0.2, new Fault.AnswerSplit(4, Duration.ofMillis(1))),
                    new Faults.Chance(0.2, new Fault.ExtraByte(0x0A))));

    static final MonotonicClock TIME = () -> Duration.ofNanos(System.nanoTime());

    private Served() {}

    static ProtocolSettings protocol(HexWidth width) {
        ProtocolSettings settings = ProtocolSettings.DEFAULTS;
        return settings.with(settings.fields().withHexWidth(width));
    }

    /** The adapter without memory, so that every question reaches the module. */
    static ModuleFixture open(ContractSetup setup, ProtocolSettings protocol, Faults faults) {
        Clock clock = Clock.fixed(setup.now(), ZoneOffset.UTC);
        SoftSecurityModule soft = soft(setup, clock);
        SerialSimulator simulator = start(new SimulatedModule(soft, SimulatorProfile.TSM250, protocol, clock, faults));
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

    static SoftSecurityModule soft(ContractSetup setup, Clock clock) {
        SoftSecurityModule module = SoftSecurityModule.inMemory(
                new SoftModuleParts(
                        StaTables.SAMPLE, clock, new SecureRandom(), NibbleSource.fixed(new RandomNibble(5))),
                SoftModuleSettings.DEFAULT.withTidWindow(setup.tidWindow()));
        setup.keys().forEach(key -> load(module, key));
        return module;
    }

    private static void load(SoftSecurityModule module, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            module.loadVendingKey(
                    key.register(),
                    bytes,
                    new VendingKeyEntry(
                            key.sgc(),
                            key.krn(),
                            key.keyType(),
                            key.algorithm(),
                            key.baseDate(),
                            key.ken(),
                            new VendingKeyEntry.Validity(key.active(), key.expires(), key.issuedUntil()),
                            key.unitLimit(),
                            key.currencyLimit(),
                            key.subclasses(),
                            key.cluster()));
        }
    }
}
