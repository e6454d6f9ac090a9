package io.ptoken.hsm.tsm250;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static LegacyVendingKey key(int register) {
        return new LegacyVendingKey(
                new RegisterNumber(register),
                new SupplyGroupCode(123456),
                new KeyRevision(1),
                KeyType.DUTK,
                KeyExpiryNumber.NEVER,
                BaseDate.BDT_1993);
    }

    @Test
    void aTsm250IsAtASerialLineOf9600BitsASecond() {
        Tsm250Settings settings = Tsm250Settings.sts6(SerialLine.of("COM3"));
        assertThat(settings.line().bitsPerSecond()).isEqualTo(9600);
        assertThat(settings.protocol().transport().profile()).isEqualTo(TransportProfile.SERIAL_CR);
        assertThat(settings.name()).isEqualTo("TSM250 at COM3");
    }

    @Test
    void aLineIsOneConnection() {
        assertThatThrownBy(
                        () -> Tsm250Settings.sts6(SerialLine.of("COM3")).with(PoolSettings.DEFAULTS.withConnections(2)))
                .hasMessage("connections: got '2', expected 1-1");
    }

    @Test
    void aPortNeedsANameAndASpeed() {
        assertThatThrownBy(() -> SerialLine.of(" ")).hasMessage("serial port: got ' ', expected a name or path");
        assertThatThrownBy(() -> new SerialLine("COM3", 110))
                .hasMessage("bitsPerSecond: got '110', expected 300-921600");
    }

    @Test
    void eachRegisterIsConfiguredOnce() {
        assertThatThrownBy(() -> LegacyModuleSettings.of(key(1), key(1)))
                .hasMessage("register: got '1 twice', expected each once");
        assertThatThrownBy(() -> key(100)).hasMessage("register: got '100', expected 1-99");
    }
}
