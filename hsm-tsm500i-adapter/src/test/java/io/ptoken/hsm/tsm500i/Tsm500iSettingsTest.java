package io.ptoken.hsm.tsm500i;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.module.PoolSettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import org.junit.jupiter.api.Test;

class Tsm500iSettingsTest {

    private static final Tsm500iSettings SETTINGS = Tsm500iSettings.of("nss.example");

    @Test
    void theDefaultIsAnNssAtPort5100() {
        assertThat(SETTINGS.name()).isEqualTo("TSM500i at nss.example:5100");
        assertThat(SETTINGS.pool().connections()).isEqualTo(1);
    }

    @Test
    void aHostIsNeeded() {
        assertThatThrownBy(() -> Tsm500iSettings.of(" ")).hasMessage("host: got ' ', expected a name or an address");
    }

    @Test
    void aSerialLineIsNoNetwork() {
        ProtocolSettings serial = ProtocolSettings.DEFAULTS.with(
                ProtocolSettings.DEFAULTS.transport().withProfile(TransportProfile.SERIAL_CR));
        assertThatThrownBy(() -> SETTINGS.with(serial))
                .hasMessage("transport profile: got 'SERIAL_CR', expected NSS_ENVELOPE or RAW_CR_TCP");
    }

    @Test
    void severalConnectionsAreOnTrialOnly() {
        assertThatThrownBy(() -> SETTINGS.with(PoolSettings.DEFAULTS.withConnections(2)))
                .hasMessage("connections: got '2', expected 1, unless severalConnections is set");
    }
}
