package io.ptoken.service.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetStatusTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ServiceFixture fixture = new ServiceFixture();

    @Test
    void tellsTheKeysThatClientsRead() {
        fixture.credit(Meters.sample());

        assertThat(status().info())
                .containsEntry("ApiType", "vending")
                .containsEntry("ModuleId", "00000001")
                .containsEntry("FirmwareId", "STS6TV01")
                .containsEntry("HardwareId", "Test-Module")
                .containsEntry("Counter", "1")
                .containsEntry("TxCounter", "2147483647")
                .containsEntry("smqd.WindowSize", "7")
                .containsEntry("smqd.ex.RtcDriftSeconds", "0")
                .containsEntry("smqd.ex.RtcTimeUtc", "20261123T120000Z")
                .containsEntry("smqd.ex.RtcTimeLocal", "2026-11-23 12:00:00 Z")
                .containsEntry("smqi.IdSm", FakeSecurityModule.ID_SM)
                .containsEntry("smpd.AcMode", "AC:OPERATIONAL")
                .containsEntry("smpd.FwApi", "STS6")
                .containsEntry(
                        "smud.Uid",
                        List.of(FakeSecurityModule.ID_SM.split(":", -1)).get(4))
                .containsEntry("registers.Used", "1")
                .containsEntry("registers.Total", Integer.toString(fixture.module.capacity()))
                .containsEntry("module.State", "OPERATIONAL")
                .containsEntry("notices.AgeSeconds", "0")
                .containsEntry("sta.tables", "sample")
                .doesNotContainKey("smcq.ex.InhibitVendDateUtc");
        assertThat(status().alerts()).isEmpty();
    }

    @Test
    void tellsLimitsOfTheModule() {
        fixture.module.report(with(
                ModuleState.PRIVILEGED, NOON.minusSeconds(90), Optional.of(17L), Optional.of(NOON.plusSeconds(60))));

        assertThat(status().info())
                .containsEntry("TxCounter", "17")
                .containsEntry("smqd.ex.RtcDriftSeconds", "-90")
                .containsEntry("smcq.ex.InhibitVendDateUtc", "20261123T120100Z")
                .containsEntry("smcq.ex.InhibitVendDateLocal", "2026-11-23 12:01:00 Z")
                .containsEntry("smpd.AcMode", "AC:PRIVILEGED");
        assertThat(status().alerts())
                .extracting(NodeStatus.Alert::eCode)
                .containsExactly("ESm.Transactions", "ESm.InhibitVend", "ESm.Clock");
    }

    @Test
    void neverTellsMoreTransactionsThanASignedNumberOf32BitsHolds() {
        fixture.module.report(with(ModuleState.OPERATIONAL, NOON, Optional.of(0xFFFF_FFFFL), Optional.empty()));

        assertThat(status().info()).containsEntry("TxCounter", "2147483647");
    }

    @Test
    void raisesAlertsForWhatStopsVending() {
        fixture.module.report(
                with(ModuleState.TAMPERED, NOON.minus(Duration.ofHours(25)), Optional.of(0L), Optional.of(NOON)));

        assertThat(status().info()).doesNotContainKey("smpd.AcMode");
        assertThat(status().alerts())
                .containsExactly(
                        new NodeStatus.Alert(
                                "ESm.State", "The security module is in state TAMPERED. Contact its vendor."),
                        new NodeStatus.Alert(
                                "ESm.Transactions", "No transactions are left. Load a transaction licence."),
                        new NodeStatus.Alert(
                                "ESm.InhibitVend",
                                "Vending is inhibited since 2026-11-23T12:00:00Z. Load a transaction licence."),
                        new NodeStatus.Alert(
                                "ESm.Clock", "The clock of the security module is -90000 s off. Contact its vendor."));
    }

    @Test
    void alertsAreKeptForTenSecondsAndTellTheirAge() {
        assertThat(status().alerts()).isEmpty();
        fixture.module.report(with(ModuleState.ERROR, NOON, Optional.empty(), Optional.empty()));
        fixture.clock.advance(Duration.ofSeconds(9));

        assertThat(status().alerts()).isEmpty();
        assertThat(status().info()).containsEntry("notices.AgeSeconds", "9").containsEntry("module.State", "ERROR");

        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(status().alerts()).extracting(NodeStatus.Alert::eCode).containsExactly("ESm.State");
        assertThat(status().info()).containsEntry("notices.AgeSeconds", "0");
    }

    @Test
    void aModuleThatTellsItsAccessModeIsQuoted() {
        ModuleStatus status = with(ModuleState.OPERATIONAL, NOON, Optional.empty(), Optional.empty());
        fixture.module.report(new ModuleStatus(
                status.moduleId(),
                status.firmwareId(),
                status.hardwareId(),
                status.idSm(),
                status.state(),
                status.clock(),
                status.tidWindow(),
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of("ac.mode", "AC:NONE", "ModuleId", "99999999")));

        assertThat(status().info()).containsEntry("smpd.AcMode", "AC:NONE").containsEntry("ModuleId", "00000001");
    }

    private NodeStatus status() {
        List<NodeStatus> nodes = fixture.service.handle(new ReadCalls.Status(fixture.call()));
        assertThat(nodes).hasSize(1);
        return nodes.get(0);
    }

    private static ModuleStatus with(
            ModuleState state, Instant clock, Optional<Long> transactionsLeft, Optional<Instant> inhibitVendDate) {
        return new ModuleStatus(
                "00000001",
                "STS6TV01",
                "Test-Module",
                FakeSecurityModule.ID_SM,
                state,
                clock,
                Duration.ofDays(7),
                0,
                transactionsLeft,
                inhibitVendDate,
                Map.of());
    }
}
