package io.ptoken.hsm.simulator.line;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.ScriptedFaults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SerialSimulatorTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS.with(
            ProtocolSettings.DEFAULTS.transport().withProfile(TransportProfile.SERIAL_CR));

    private final SecurityModule soft = TestModules.soft(ContractKey.standard());
    private final ScriptedFaults faults = Faults.scripted();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "there are no pseudo-terminals here");
    }

    private SimulatedModule module() {
        return new SimulatedModule(soft, SimulatorProfile.TSM250, SETTINGS, TestModules.fixed(NOW), faults);
    }

    private static ModuleClient client(SerialSimulator simulator) {
        return new ModuleClient(
                timeout -> new SerialChannel(simulator.devicePath()),
                SETTINGS,
                Dialect.STS6,
                () -> Duration.ofNanos(System.nanoTime()),
                ClientListener.NONE);
    }

    @Test
    void aHostOpensTheLineLikeASerialPortAsOftenAsItLikes() throws IOException {
        try (SerialSimulator simulator = SerialSimulator.onPseudoTerminal(module())) {
            assertThat(simulator.devicePath()).startsWith("/dev/");
            for (int i = 0; i < 3; i++) {
                try (ModuleClient client = client(simulator)) {
                    assertThat(client.call(new Identify()).firmware().text()).isEqualTo("STS65V10");
                    String all = "every printable character: !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
                    assertThat(client.call(new Echo(0, all)).data()).isEqualTo(all);
                }
            }
        }
    }

    @Test
    void anAnswerThatWasHeldBackIsNotTakenForTheNext() throws IOException {
        try (SerialSimulator simulator = SerialSimulator.onPseudoTerminal(module());
                ModuleClient client = client(simulator)) {
            client.call(new Identify());
            faults.on(Identify.COMMAND, new Fault.AnswerTwice(), new Fault.AnswerSplit(5, Duration.ZERO));
            assertThat(client.call(new Identify()).firmware().text()).isEqualTo("STS65V10");
            VendCredit sale = VendCredit.decode("N1~P600727000000000009~N1~N7~N2~N0~H0001~H677A00~", SETTINGS);
            assertThat(client.call(sale).token().decimal()).hasSize(20);
            assertThat(client.call(new Identify()).firmware().text()).isEqualTo("STS65V10");
        }
    }

    @Test
    void aSlowLineTakesItsTime() throws IOException {
        try (SerialSimulator simulator = SerialSimulator.onPseudoTerminal(module(), LineSpeed.TSM250, pauses::add);
                ModuleClient client = client(simulator)) {
            client.call(new Identify());
            pauses.clear();
            client.call(new Identify());
            // SM?DI9A51 and CR are 10 bytes, SM!DI00P........~PSTS65V10~.... and CR are 32.
            assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                    .isCloseTo(LineSpeed.TSM250.time(42), Duration.ofNanos(100));
        }
    }

    @Test
    void aPowerCycleSaysNothingAndForgetsWhatWasBegun() throws IOException {
        SimulatedModule module = module();
        try (SerialSimulator simulator = SerialSimulator.onPseudoTerminal(module)) {
            try (SerialChannel host = new SerialChannel(simulator.devicePath())) {
                host.write("SM?DI9A51\rSM?D".getBytes(StandardCharsets.US_ASCII), Duration.ofSeconds(5));
                assertThat(host.read(new byte[100], Duration.ofSeconds(30))).isPositive();
            }
            module.powerCycle();
            try (ModuleClient client = client(simulator)) {
                assertThat(client.call(new Identify()).firmware().text()).isEqualTo("STS65V10");
            }
        }
    }

    @Test
    void aPortThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> SerialSimulator.onPort(module(), "/dev/no-such-port", LineSpeed.TSM250))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/no-such-port");
    }

    @Test
    void aLineThatIsClosedIsGone() throws IOException {
        SerialSimulator simulator = SerialSimulator.onPseudoTerminal(module());
        String path = simulator.devicePath();
        assertThat(Path.of(path)).exists();
        simulator.close();
        assertThat(Path.of(path)).doesNotExist();
    }

    @Test
    void aModuleCanSitAtARealPort() throws IOException {
        // Another pseudo-terminal plays the cable: what is written at its one end is echoed by nobody.
        try (SerialSimulator cable = SerialSimulator.onPseudoTerminal(module());
                SerialSimulator simulator = SerialSimulator.onPort(module(), cable.devicePath(), LineSpeed.UNLIMITED)) {
            assertThat(simulator.devicePath()).isEqualTo(cable.devicePath());
        }
    }
}
