package io.ptoken.hsm.tsm250;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Faults;
import io.ptoken.hsm.simulator.LegacyRules;
import io.ptoken.hsm.simulator.ScriptedFaults;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.TestModules;
import io.ptoken.hsm.simulator.line.SerialSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A module of the legacy dialect at a pseudo-terminal makes the tokens that the module behind it makes. */
@EnabledOnOs(OS.LINUX)
class LegacyLineTest {

    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS;
    private static final Instant NOW = Instant.parse("2024-11-01T08:00:00Z");
    private static final ContractKey KEY = ContractKey.dkga02(1, 123456, 1, BaseDate.BDT_1993);
    private static final VendCreditRequest SALE = VendCredit.decode(
                    "N1~P600727000000000009~N1~N7~N2~N0~H0064~HFF7BC0~", PROTOCOL)
            .vend();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedFaults faults = Faults.scripted();
    private final SoftSecurityModule soft =
            TestModules.soft(clock, ContractSetup.of(KEY).at(NOW));
    private SerialSimulator simulator;
    private Tsm250Module module;

    @BeforeEach
    void plugIn() throws IOException {
        SimulatorProfile poor = SimulatorProfile.TSM250_LEGACY.withLegacy(LegacyRules.DEFAULT.withBalance(150));
        simulator = SerialSimulator.onPseudoTerminal(new SimulatedModule(soft, poor, PROTOCOL, clock, faults));
        LegacyVendingKey key = new LegacyVendingKey(
                new RegisterNumber(1), KEY.sgc(), KEY.krn(), KEY.keyType(), KEY.ken(), KEY.baseDate());
        module = Tsm250Module.of(
                Tsm250Settings.legacy(SerialLine.of(simulator.devicePath()), LegacyModuleSettings.of(key)),
                clock,
                Served.TIME,
                executor);
    }

    @AfterEach
    void stop() {
        module.close();
        executor.shutdownNow();
        simulator.close();
        soft.close();
    }

    @Test
    void tokensAreThoseOfTheModule() {
        VendManagementRequest management = VendManagement.decode(
                        "N1~P600727000000000009~N1~N7~N2~N0~H000A~HFF7BC0~", PROTOCOL)
                .vend();
        VendKeyChangeRequest change = VendKeyChange.decode("N1~N1~P600727000000000009~N1~N7~N2~N2~N2~", PROTOCOL)
                .vend();
        assertThat(module.vendCredit(SALE)).isEqualTo(soft.vendCredit(SALE));
        assertThat(module.vendManagement(management)).isEqualTo(soft.vendManagement(management));
        assertThat(module.vendKeyChange(change)).isEqualTo(soft.vendKeyChange(change));
    }

    @Test
    void creditDrawsOnTheBalance() {
        assertThat(module.status().details()).containsEntry("credit.balance", "150 tenths");
        module.vendCredit(SALE);
        module.refresh();
        assertThat(module.status().details()).containsEntry("credit.balance", "50 tenths");
        SecurityModuleException empty =
                catchThrowableOfType(SecurityModuleException.class, () -> module.vendCredit(SALE));
        assertThat(empty.status()).isEqualTo(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
        assertThat(soft.status().vendCounter()).isEqualTo(1);
    }

    @Test
    void aDamagedAnswerIsAskedForAgainAndTheSaleIsNot() {
        faults.on(CommandCode.sm("TC"), new Fault.CheckSumWrong());
        assertThat(module.vendCredit(SALE).decimal()).hasSize(20);
        assertThat(soft.status().vendCounter()).isEqualTo(1);
    }
}
