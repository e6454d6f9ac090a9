package io.ptoken.hsm.tsm250;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.protocol.module.ModuleProbe;
import io.ptoken.hsm.protocol.module.ModuleProbe.Candidate;
import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.module.ProbeReport.Found;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.Timers;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.ScriptedFaults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import io.ptoken.hsm.simulator.line.SerialSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.vend.VendCreditRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at a serial line, and how it comes right again. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class Tsm250ModuleTest {

    private static final Clock CLOCK = Clock.fixed(ContractSetup.NOW, ZoneOffset.UTC);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS.with(
            ProtocolSettings.DEFAULTS.transport().withPatience(new Timers(SHORT, SHORT, SHORT, SHORT, SHORT), 1));
    private static final VendCreditRequest SALE = VendCredit.decode(
                    "N1~P600727000000000009~N1~N7~N2~N0~H0001~H675A20~", PROTOCOL)
            .vend();

    @TempDir
    private Path folder;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    /** How much further the adapter's clock is than it would be by itself. */
    private volatile Duration ahead = Duration.ZERO;

    private final ScriptedFaults faults = Faults.scripted();
    private SoftSecurityModule soft;
    private SimulatedModule simulated;
    private SerialSimulator plugged;
    private Path device;
    private Tsm250Module module;

    @BeforeEach
    void plugIn() throws IOException {
        soft = TestModules.soft(CLOCK, ContractSetup.of(ContractKey.standard()));
        simulated = new SimulatedModule(soft, SimulatorProfile.TSM250, PROTOCOL, CLOCK, faults);
        device = folder.resolve("module");
        plug();
        PoolSettings pool = new PoolSettings(
                1, Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
        module = Tsm250Module.of(
                Tsm250Settings.sts6(SerialLine.of(device.toString()))
                        .with(PROTOCOL)
                        .with(pool),
                CLOCK,
                () -> Served.TIME.elapsed().plus(ahead),
                executor);
    }

    @AfterEach
    void unplugForGood() {
        module.close();
        executor.shutdownNow();
        plugged.close();
        soft.close();
    }

    private void plug() throws IOException {
        plugged = SerialSimulator.onPseudoTerminal(simulated);
        Files.createSymbolicLink(device, Path.of(plugged.devicePath()));
    }

    private void unplug() throws IOException {
        plugged.close();
        Files.delete(device);
    }

    private SecurityModuleException failure() {
        return catchThrowableOfType(SecurityModuleException.class, () -> module.vendCredit(SALE));
    }

    @Test
    void anUnpluggedModuleIsNotReachableAndServesAgainOncePluggedIn() throws IOException {
        module.vendCredit(SALE);
        unplug();
        SecurityModuleException gone = failure();
        assertThat(gone.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
        assertThat(gone).hasMessageContaining("there is no serial port " + device);
        assertThat(module.health().isUp()).isFalse();
        plug();
        ahead = Duration.ofMinutes(1);
        assertThat(module.vendCredit(SALE).decimal()).hasSize(20);
        assertThat(module.health().isUp()).isTrue();
        assertThat(soft.status().vendCounter()).isEqualTo(2);
    }

    @Test
    void halfAnAnswerIsNoTokenAndTheSaleIsNotRepeated() {
        module.vendCredit(SALE);
        faults.then(new Fault.AnswerTruncated(12));
        SecurityModuleException half = failure();
        assertThat(half.failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN);
        assertThat(half)
                .hasMessage(
                        "01 DEVICE_FAILURE: TSM250 at " + device + ": SM?VC may have been carried out, its answer is"
                                + " lost: none within PT2S; 12 bytes were received, which begin like a frame: is the line disturbed, or"
                                + " the transport profile another one?");
        assertThat(soft.status().vendCounter()).isEqualTo(2);
        assertThat(module.vendCredit(SALE).decimal()).hasSize(20);
    }

    @Test
    void aPortThatSomebodyElseHasIsToldSo() throws IOException {
        try (SerialChannel first = SerialChannel.open(SerialLine.of(device.toString()))) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(() -> SerialChannel.open(SerialLine.of(device.toString())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be opened")
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aPortThatIsNotThereIsToldSo() {
        assertThatThrownBy(() ->
                        SerialChannel.open(SerialLine.of(folder.resolve("none").toString())))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("there is no serial port ")
                .hasMessageEndingWith(": is the module plugged in?");
    }

    @Test
    void aClosedChannelIsOfNoUse() throws IOException {
        SerialChannel channel = SerialChannel.open(SerialLine.of(device.toString()));
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.read(new byte[1], SHORT)).hasMessageEndingWith("was closed");
        assertThatThrownBy(() -> channel.write(new byte[1], SHORT)).hasMessageEndingWith("was closed");
        assertThatThrownBy(channel::discardInput).hasMessageEndingWith("was closed");
    }

    @Test
    void closingTheModuleEndsWhatWaits() throws Exception {
        module.vendCredit(SALE);
        faults.then(new Fault.AnswerLost());
        var waiting = executor.submit(this::failure);
        module.close();
        assertThat(waiting.get()).hasMessageStartingWith("01 DEVICE_FAILURE: TSM250 at " + device);
    }

    @Test
    void aProbeFindsItAtItsPort() {
        Found found = new ModuleProbe(ProtocolSettings.DEFAULTS, Served.TIME)
                .probe(List.of(new Candidate(
                        "here", TransportProfile.SERIAL_CR, Tsm250Module.opener(SerialLine.of(device.toString())))))
                .found()
                .orElseThrow();
        assertThat(found.dialect()).contains(Dialect.STS6);
        assertThat(found.registers()).isEqualTo(25);
        assertThat(soft.status().vendCounter()).isZero();
    }

    @Test
    void thePortsOfThisMachineCanBeListed() {
        assertThat(SerialPorts.list()).allSatisfy(port -> {
            assertThat(port.name()).isNotBlank();
            assertThat(port.path()).isNotBlank();
        });
    }
}
