package io.ptoken.hsm.tsm500i;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.protocol.module.ModuleProbe;
import io.ptoken.hsm.protocol.module.ModuleProbe.Candidate;
import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.module.ProbeReport;
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
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.vend.VendCreditRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong on the network, and how it comes right again. */
@Tag("slow")
class Tsm500iModuleTest {

    private static final Clock CLOCK = Clock.fixed(ContractSetup.NOW, ZoneOffset.UTC);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS.with(
            ProtocolSettings.DEFAULTS.transport().withPatience(new Timers(SHORT, SHORT, SHORT, SHORT, SHORT), 1));
    private static final VendCreditRequest SALE = VendCredit.decode(
                    "N1~P600727000000000009~N1~N7~N2~N0~H0001~H675A20~", PROTOCOL)
            .vend();

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    /** How much further the adapter's clock is than it would be by itself. */
    private volatile Duration ahead = Duration.ZERO;

    private final ScriptedFaults faults = Faults.scripted();
    private final SoftSecurityModule soft = TestModules.soft(CLOCK, ContractSetup.of(ContractKey.standard()));
    private final SimulatedModule simulated =
            new SimulatedModule(soft, SimulatorProfile.TSM500I, PROTOCOL, CLOCK, faults);
    private TcpSimulator simulator = Served.start(simulated);
    private final Tsm500iModule module = module(Duration.ofMinutes(1), Duration.ofHours(1));

    private Tsm500iModule module(Duration backOff, Duration keepAlive) {
        return Tsm500iModule.of(
                Served.settings(PROTOCOL, simulator.port())
                        .with(new PoolSettings(1, Duration.ofSeconds(10), keepAlive, backOff, Duration.ofHours(1))),
                CLOCK,
                () -> Served.TIME.elapsed().plus(ahead),
                executor);
    }

    @AfterEach
    void stop() {
        module.close();
        executor.shutdownNow();
        simulator.close();
        soft.close();
    }

    private SecurityModuleException failure(Tsm500iModule of) {
        return catchThrowableOfType(SecurityModuleException.class, () -> of.vendCredit(SALE));
    }

    @Test
    void aModuleThatIsRestartedIsFoundAgain() throws IOException {
        int port = simulator.port();
        module.vendCredit(SALE);
        simulator.close();
        SecurityModuleException down = failure(module);
        assertThat(down.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
        assertThat(down)
                .hasMessageContaining(
                        "TSM500i at 127.0.0.1:" + port + ": no channel to the module for SM?VC: no connection"
                                + " to 127.0.0.1:" + port + ": Connection refused, next attempt at ");
        simulator = TcpSimulator.start(simulated, "127.0.0.1", port);
        ahead = Duration.ofMinutes(1);
        assertThat(module.vendCredit(SALE).decimal()).hasSize(20);
        assertThat(module.health().isUp()).isTrue();
        assertThat(soft.status().vendCounter()).isEqualTo(2);
    }

    @Test
    void whileItRestsEveryRequestFailsAtOnceWithTheTimeOfTheNextAttempt() {
        Tsm500iModule patient = module(Duration.ofMinutes(5), Duration.ofHours(1));
        simulator.close();
        failure(patient);
        assertThat(failure(patient))
                .hasMessageContaining(": next attempt at 2026-11-23T08:05:00Z, the last one failed: no connection to ");
        assertThat(patient.health().consecutiveFailures()).isEqualTo(2);
        patient.close();
    }

    @Test
    void aLostAnswerIsAnUnknownOutcomeAndIsNotRepeated() {
        faults.then(new Fault.AnswerLost());
        SecurityModuleException lost = failure(module);
        assertThat(lost.failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN);
        assertThat(lost).hasMessageContaining("SM?VC may have been carried out, its answer is lost: none within PT2S");
        assertThat(soft.status().vendCounter()).isEqualTo(1);
    }

    @Test
    void aLateAnswerIsNotTakenForThatOfTheNextSale() {
        faults.then(new Fault.AnswerHeldBack());
        assertThat(failure(module).failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN);
        VendCreditRequest other = VendCredit.decode("N1~P600727000000000009~N1~N7~N2~N0~H0064~H675A21~", PROTOCOL)
                .vend();
        assertThat(module.vendCredit(other)).isEqualTo(soft.vendCredit(other));
    }

    @Test
    void aTamperIsAState() {
        assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
        faults.then(new Fault.Tamper());
        assertThat(failure(module)).hasMessageStartingWith("57 TAMPERED_STATE");
        assertThat(module.status().state()).isEqualTo(ModuleState.TAMPERED);
        simulated.powerCycle();
        module.refresh();
        assertThat(module.status().state()).isEqualTo(ModuleState.OPERATIONAL);
    }

    @Test
    void anIdleConnectionIsTriedByItself() throws Exception {
        Tsm500iModule watched = module(Duration.ofMillis(1), Duration.ofMillis(1));
        while (watched.health().lastSuccess().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(watched.health().isUp()).isTrue();
        watched.close();
        assertThat(failure(watched)).hasMessageEndingWith(": it is closed, so SM?VC was not sent");
    }

    @Test
    void aProbeTellsAnNssFromATerminalServer() {
        Tsm500iSettings settings = Served.settings(PROTOCOL, simulator.port());
        ProbeReport report = new ModuleProbe(ProtocolSettings.DEFAULTS, Served.TIME)
                .probe(List.of(
                        new Candidate("plain", TransportProfile.RAW_CR_TCP, Tsm500iModule.opener(settings)),
                        new Candidate("NSS", TransportProfile.NSS_ENVELOPE, Tsm500iModule.opener(settings))));
        assertThat(report.trials().get(0).problem()).isPresent();
        var found = report.found().orElseThrow();
        assertThat(found.candidate()).isEqualTo("NSS");
        assertThat(found.dialect()).contains(Dialect.STS6);
        assertThat(found.hardware()).contains("Prism-TSM500-4");
        assertThat(found.registers()).isEqualTo(999);
    }
}
