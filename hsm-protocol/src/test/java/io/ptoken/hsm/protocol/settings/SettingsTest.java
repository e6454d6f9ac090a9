package io.ptoken.hsm.protocol.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.settings.CommandSettings.WindowUnit;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final ProtocolSettings DEFAULTS = ProtocolSettings.DEFAULTS;

    /** One line for each number of the assumption register. */
    @Test
    void defaultsAreThoseOfTheAssumptionRegister() {
        TransportSettings transport = DEFAULTS.transport();
        assertThat(transport.port()).as("A1").isEqualTo(5100);
        assertThat(transport.profile()).as("A2").isEqualTo(TransportProfile.NSS_ENVELOPE);
        assertThat(transport.envelopeConstant()).as("A2").isEqualTo(0xEDF12B00FEEDL);
        assertThat(transport.bareErrors()).as("A3").isTrue();
        assertThat(DEFAULTS.fields().hexWidth()).as("A4").isEqualTo(FieldSettings.HexWidth.FIXED);
        assertThat(DEFAULTS.fields().moduleZone()).as("A5").isEqualTo(ZoneOffset.UTC);
        assertThat(DEFAULTS.fields().identificationType()).as("A6").isEqualTo(FieldType.P);
        assertThat(DEFAULTS.fields().firmwareHashType()).as("A6").isEqualTo(FieldType.H);
        CommandSettings commands = DEFAULTS.commands();
        assertThat(commands.windowUnit()).as("A7").isEqualTo(WindowUnit.DAYS);
        assertThat(commands.attributeDates()).as("A8").isEqualTo(CommandSettings.AttributeDates.T_AND_Z);
        assertThat(commands.verifyLayout()).as("A9").isEqualTo(CommandSettings.VerifyLayout.A);
        assertThat(DEFAULTS.module().registers()).as("A10").isEqualTo(999);
        assertThat(commands.profile()).as("A11").isEqualTo(CommandSettings.AssumedProfile.SMAPI_AP1);
        assertThat(commands.sendKmcId()).as("A12").isTrue();
        assertThat(commands.slotStates()).as("A13").isEqualTo(new SlotStateNumbers(0, 1, 2, 3));
        assertThat(DEFAULTS.module().privilegedLimits())
                .as("A14")
                .isEqualTo(new PrivilegedLimits(Duration.ofMinutes(30), Duration.ofMinutes(15), 50));
        assertThat(DEFAULTS.module().permissionStatus()).as("A15").isEqualTo(SmStatus.PERMISSION_ERROR);
        assertThat(DEFAULTS.module().emptyRegisterStatus()).as("A15").isEqualTo(SmStatus.VK_REG_NOT_FOUND_ERROR);
        assertThat(DEFAULTS.module().faultOrder())
                .as("A16")
                .containsExactly(FaultCheck.values())
                .startsWith(FaultCheck.REGISTER_PRESENT)
                .endsWith(FaultCheck.LIMITS);
        assertThat(transport.resendLastResponse()).as("A17").isFalse();
        assertThat(transport.timers()).as("A18").isEqualTo(Timers.DEFAULTS);
        assertThat(transport.timers().response()).as("A18").isEqualTo(Duration.ofSeconds(5));
        assertThat(transport.attempts()).as("A18").isEqualTo(3);
        assertThat(DEFAULTS.legacy().creditAmount()).as("A19").isEqualTo(LegacySettings.CreditAmount.L6);
        assertThat(DEFAULTS.legacy().ken()).as("A20").isEqualTo(LegacySettings.Ken.HEX);
        assertThat(commands.extendedError()).as("A21").isEqualTo(CommandSettings.ExtendedError.P_FIELD);
        ModuleSettings module = DEFAULTS.module();
        assertThat(module.limitCharging()).as("A22").isEqualTo(ModuleSettings.LimitCharging.DECODED_AMOUNT);
        assertThat(module.subclassMask()).as("A23").isEqualTo(ModuleSettings.SubclassMaskReading.BIT_N_ALLOWS_N);
        assertThat(module.txCounter()).as("A24").isEqualTo(ModuleSettings.TxCounter.COUNTS_UP);
        assertThat(module.inhibitedStatus()).as("A25").isEqualTo(SmStatus.PERMISSION_ERROR);
        assertThat(module.rolloverFlag()).as("A26").isEqualTo(ModuleSettings.RolloverFlag.BASE_DATE_CHANGE);
        assertThat(module.echoDelay()).as("A27").isEqualTo(ModuleSettings.EchoDelay.SECONDS);
        assertThat(transport.severalConnections()).as("A28").isFalse();
        assertThat(module.activeSlotForCredit()).as("A29").isTrue();
        assertThat(commands.recordCrc()).as("A30").isEqualTo(CommandSettings.RecordCrc.CRC16_MODBUS);
    }

    @Test
    void limitsOfFramesAreThoseOfSection1_1() {
        assertThat(DEFAULTS.transport().maxReceived()).isEqualTo(4096);
        assertThat(DEFAULTS.transport().maxSent()).isEqualTo(1000);
    }

    @Test
    void refusesValuesOutOfRange() {
        Timers timers = Timers.DEFAULTS;
        assertThatThrownBy(() -> transport(0, 0, 100, 3)).hasMessage("port: got '0', expected 1-65535");
        assertThatThrownBy(() -> transport(1, 1L << 48, 100, 3))
                .hasMessageStartingWith("envelopeConstant: got '281474976710656'");
        assertThatThrownBy(() -> transport(1, 0, 15, 3)).hasMessage("maxReceived: got '15', expected 16-16384");
        assertThatThrownBy(() -> transport(1, 0, 100, 0)).hasMessage("attempts: got '0', expected 1-10");
        assertThatThrownBy(() -> new Timers(
                        Duration.ZERO, timers.write(), timers.response(), timers.keyLoading(), timers.operator()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("connect: got 'PT0S', expected more than 0, at most PT1H");
        assertThatThrownBy(() -> new SlotStateNumbers(0, 1, 1, 3))
                .hasMessage("slot states: got '0,1,1,3', expected four different numbers");
        assertThatThrownBy(() -> DEFAULTS.module().withFaultOrder(List.of()))
                .hasMessage("faultOrder: got '[]', expected every check once");
    }

    @Test
    void oneGroupIsReplacedAndTheRestKept() {
        CommandSettings other = CommandSettings.DEFAULTS.withVerifyLayout(CommandSettings.VerifyLayout.B);
        ProtocolSettings changed = DEFAULTS.with(other);
        assertThat(changed.commands().verifyLayout()).isEqualTo(CommandSettings.VerifyLayout.B);
        assertThat(changed.with(CommandSettings.DEFAULTS)).isEqualTo(DEFAULTS);
    }

    @Test
    void windowUnitsMultiply() {
        assertThat(WindowUnit.DAYS.times(7)).isEqualTo(Duration.ofDays(7));
        assertThat(WindowUnit.MINUTES.times(7)).isEqualTo(Duration.ofMinutes(7));
    }

    private static TransportSettings transport(int port, long constant, int maxReceived, int attempts) {
        return new TransportSettings(
                TransportProfile.NSS_ENVELOPE,
                port,
                constant,
                true,
                maxReceived,
                100,
                false,
                Timers.DEFAULTS,
                attempts,
                false);
    }
}
