package io.ptoken.demo;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.tsm250.SerialLine;
import io.ptoken.hsm.tsm250.Tsm250Settings;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.holding.LockFolder;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.hsm.LineThreads;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.KmcTrust;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.operate.keyload.KeyExchange;
import io.ptoken.service.operate.keyload.OperatedModule;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A simulated hardware module at the end of a line, from which the demo has its tokens: keys and tokens go over the line.
 *
 * @param module as the server sees it
 * @param anchor who signed its public keys
 * @param publicKeys record with its public keys, which no line carries: they come with the module from its maker
 */
record DemoHardware(LineModule module, TrustAnchor anchor, KeyLoadRecord publicKeys) {

    /** Simulates one without keys; {@code undo} is told how to end it. */
    static DemoHardware start(DemoModule kind, Installation installation, Surroundings surroundings, Undo undo)
            throws IOException {
        SoftSecurityModule behind = SoftSecurityModule.inMemory(
                new SoftModuleParts(
                                installation.tables(),
                                surroundings.clock(),
                                surroundings.random(),
                                NibbleSource.of(surroundings.random()))
                        .withKmcTrust(KmcTrust.present(installation.data(), () -> false)),
                SoftModuleSettings.DEFAULT);
        undo.with(behind::close);
        HsmAddress address = serve(kind, behind, surroundings, undo);
        ScheduledExecutorService executor = LineThreads.one("demo-hsm");
        undo.with(executor::shutdownNow);
        ModuleHold hold = ModuleHold.by(
                Taker.quiet(DemoInstallation.COMMAND, surroundings),
                LockFolder.of(surroundings, installation.configuration().lockFolder()));
        undo.with(hold::close);
        hold.takeLine(address.line(), ModuleHold.STOP_IT);
        LineModule module = address.open(hold, surroundings.clock(), executor);
        undo.with(module::close);
        KeyLoading keys = behind.keyLoading().orElseThrow();
        return new DemoHardware(module, behind.certification().keyLoadAnchor().orElseThrow(), keys.publicKey());
    }

    private static HsmAddress serve(DemoModule kind, SoftSecurityModule behind, Surroundings surroundings, Undo undo)
            throws IOException {
        boolean network = kind == DemoModule.TSM500I_SIMULATOR;
        ProtocolSettings protocol = SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, false);
        SimulatedModule simulated = new SimulatedModule(
                behind, network ? SimulatorProfile.TSM500I : SimulatorProfile.TSM250, protocol, surroundings.clock());
        if (network) {
            SimulatedLine line = SimulatedLine.network(simulated, DemoInstallation.HOST, 0, LineSpeed.UNLIMITED);
            undo.with(line.stop());
            int port = HostPort.parse("address", line.address(), 0).port();
            return new HsmAddress.Network(Tsm500iSettings.of(DemoInstallation.HOST)
                    .with(protocol.with(protocol.transport().withPort(port))));
        }
        SimulatedLine line = SimulatedLine.serial(simulated, Optional.empty(), LineSpeed.UNLIMITED, false);
        undo.with(line.stop());
        return new HsmAddress.Serial(Tsm250Settings.sts6(SerialLine.of(line.address())));
    }

    /** Brings the keys of a KMC into it, over the line. */
    void deliverKeys(Installation installation, Surroundings surroundings) throws IOException {
        try (OpenStore open = StoreAccess.of(surroundings).open(installation)) {
            OperatedModule chosen = OperatedModule.alone("demo", module, () -> Optional.of(anchor));
            KeyExchange exchange = DemoKmc.exchange(chosen, open.store(), installation, surroundings);
            DemoKmc.deliver(exchange, publicKeyFile(), installation, surroundings);
        }
    }

    private String publicKeyFile() {
        Ap1Codec codec = new Ap1Codec();
        return codec.file(codec.parseSmPublicKey(publicKeys.line()));
    }
}
