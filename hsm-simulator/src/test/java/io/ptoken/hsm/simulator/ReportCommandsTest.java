package io.ptoken.hsm.simulator;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.ModuleSettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.query.CardAttributes;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportCommandsTest {

    @Test
    void theModuleHasTheNumberOfTheServedOneAndTheFirmwareOfTheProfile() {
        Asking asking = Asking.of();
        Identify.Response identity = asking.ask(new Identify());
        assertThat(identity.module().digits()).isEqualTo(asking.served.status().moduleId());
        assertThat(identity.firmware().text()).isEqualTo("STS64V13");
    }

    @Test
    void printedIdentificationComesOut() {
        Asking asking = Asking.of(
                new PublishedModule(),
                SimulatorProfile.TSM250.withModuleId(new ModuleId("94000001")),
                ProtocolSettings.DEFAULTS);
        assertThat(asking.askLine("SM?DI9A51")).isEqualTo("SM!DI00P94000001~PSTS65V10~B905");
        assertThat(asking.askLine("SM?QDCF9E")).isEqualTo("SM!QD00D20240501101500~N7~3886");
    }

    @Test
    void theIdentityRecordIsOfTheSimulatorsOwnMaking() {
        IdentifyExtended.Response full = Asking.of().ask(new IdentifyExtended());
        assertThat(full.identity().manufacturer()).isEqualTo("ptoken simulator");
        assertThat(full.hardware()).isEqualTo("Prism-TSM500-4");
        assertThat(full.firmwareHash().count()).isEqualTo(8);
    }

    @Test
    void clockAndWindowAreThoseOfTheServedModule() {
        QueryClock.Response clock = Asking.of().ask(new QueryClock());
        assertThat(clock.time()).isEqualTo(NOW);
        assertThat(clock.windowLength(ProtocolSettings.DEFAULTS)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aClockJumpShowsInWhatTheModuleTells() {
        Asking asking = Asking.of();
        asking.faults.then(new Fault.ClockJump(Duration.ofMinutes(-41)));
        assertThat(asking.ask(new QueryClock()).time()).isEqualTo(NOW.minus(Duration.ofMinutes(41)));
    }

    @Test
    void everyAttributeOfAKeyIsTold() {
        Asking asking = Asking.of(
                ContractKey.standard().withUnitLimit(5).withSubclasses(0x11).withCluster(0));
        VendingKeyAttributes key = asking.served.vendingKeys().get(0);
        CardAttributes told = new CardAttributes(
                asking.ask(new GetAttributes(new RegisterNumber(1))).attributes());
        assertThat(told.sgc()).contains(key.sgc());
        assertThat(told.krn()).contains(key.krn());
        assertThat(told.keyType()).contains(key.keyType());
        assertThat(told.ken()).contains(key.ken());
        assertThat(told.baseDate()).contains(key.baseDate());
        assertThat(told.algorithm()).contains(key.algorithm());
        assertThat(told.active()).isEqualTo(key.dates().active());
        assertThat(told.expires()).isEqualTo(key.dates().expires());
        assertThat(told.issuedUntil()).contains(key.dates().issuedUntil());
        assertThat(told.unitLimit()).contains(key.unitLimit());
        assertThat(told.currencyLimit()).contains(key.currencyLimit());
        assertThat(told.subclasses()).contains(key.subclasses());
        assertThat(told.cluster()).contains(key.cluster());
        assertThat(told.kcv()).contains(key.kcv());
    }

    @Test
    void checkValuesCanBeLeftOut() {
        Asking asking = Asking.of(
                TestModules.soft(ContractKey.standard()),
                SimulatorProfile.TSM250.withCheckValues(false),
                ProtocolSettings.DEFAULTS);
        assertThat(asking.ask("SM?GAN1~")).startsWith("SM!GA00PACT").doesNotContain("KCV");
    }

    @Test
    void anEmptyRegisterIs28() {
        assertThat(Asking.of().ask("SM?GAN1~")).isEqualTo("SM!GA28");
    }

    @Test
    void theNonceIsAnotherEachTimeAndTheDateThatOfTheServedModule() {
        Asking asking = Asking.of(new PublishedModule());
        QueryControl.Response first = asking.ask(new QueryControl());
        assertThat(first.inhibited()).isEqualTo(Instant.parse("2025-12-31T22:00:00Z"));
        assertThat(asking.ask(new QueryControl()).nonce()).isNotEqualTo(first.nonce());
        assertThat(Asking.of().ask(new QueryControl()).inhibited()).isEqualTo("2099-12-31T00:00:00Z");
    }

    @Test
    void aControlInstructionIsNeverBelieved() {
        assertThat(Asking.of().ask("SM?CIPCI.1:EXAMPLE~H0011~")).isEqualTo("SM!CI87");
        assertThat(Asking.of().ask("SM?CIPCI.1:EXAMPLE~")).isEqualTo("SM!CI60");
    }

    @Test
    void productDataAreThoseOfTheProfile() {
        QueryProduct.Response data = Asking.of(
                        new PublishedModule(), SimulatorProfile.TSM250, ProtocolSettings.DEFAULTS)
                .ask(new QueryProduct());
        assertThat(data.data())
                .containsEntry("AcMode", "AC:NONE")
                .containsEntry("FwVer", "6.10.0.0")
                .containsEntry("HwFamily", "TSM250")
                .containsEntry("Tps", "3")
                .containsEntry("TxCounter", "42");
    }

    @Test
    void theTransactionCounterCanCountDown() {
        ModuleSettings down = new ModuleSettings(
                25,
                ModuleSettings.DEFAULTS.privilegedLimits(),
                ModuleSettings.DEFAULTS.permissionStatus(),
                ModuleSettings.DEFAULTS.emptyRegisterStatus(),
                ModuleSettings.DEFAULTS.faultOrder(),
                ModuleSettings.DEFAULTS.limitCharging(),
                ModuleSettings.DEFAULTS.subclassMask(),
                ModuleSettings.TxCounter.COUNTS_DOWN,
                ModuleSettings.DEFAULTS.inhibitedStatus(),
                ModuleSettings.DEFAULTS.rolloverFlag(),
                ModuleSettings.DEFAULTS.echoDelay(),
                true);
        assertThat(Asking.of(new PublishedModule(), SimulatorProfile.TSM250, ProtocolSettings.DEFAULTS.with(down))
                        .ask(new QueryProduct())
                        .data())
                .containsEntry("TxCounter", "58");
    }

    @Test
    void theUnitHasANumberThatStays() {
        Asking asking = Asking.of();
        assertThat(asking.ask(new QueryUnit())).isEqualTo(asking.ask(new QueryUnit()));
    }

    @Test
    void theLogIsReadFromTheNewestOnAndEndsWith45() {
        Asking asking = Asking.of();
        assertThat(asking.ask("SM?QLN0~")).isEqualTo("SM!QL00N0~D20261123080000~PPOWER UP~");
        asking.module.powerCycle();
        asking.module.log("SOMETHING ELSE");
        assertThat(asking.ask("SM?QLN0~")).endsWith("PSOMETHING ELSE~");
        assertThat(asking.ask("SM?QLN2~")).startsWith("SM!QL00N2~").endsWith("PPOWER UP~");
        assertThat(asking.ask("SM?QLN3~")).isEqualTo("SM!QL45");
        assertThat(asking.ask("SM?QLN9999~")).isEqualTo("SM!QL45");
    }

    @Test
    void theLogKeepsTheLatest() {
        Asking asking = Asking.of();
        for (int i = 0; i < 2 * EventLog.CAPACITY; i++) {
            asking.module.log("EVENT " + i);
        }
        assertThat(asking.ask("SM?QLN" + (EventLog.CAPACITY - 1) + "~")).endsWith("PEVENT " + EventLog.CAPACITY + "~");
        assertThat(asking.ask("SM?QLN" + EventLog.CAPACITY + "~")).isEqualTo("SM!QL45");
    }
}
