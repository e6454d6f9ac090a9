package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.thrift.dispatch.WireLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThriftServerConfigTest {

    @Test
    void listensWhereClientsExpectTheVendorsServer() {
        assertThat(ThriftServerConfig.defaults().address().getPort()).isEqualTo(9443);
        assertThat(ThriftServerConfig.defaults().address().getAddress().isAnyLocalAddress())
                .isTrue();
    }

    @Test
    void refusesLimitsNoServerCouldWorkWith() {
        ThriftServerConfig config = ThriftServerConfig.defaults();

        assertThatThrownBy(() -> config.withMaxConnections(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxConnections: got 0, expected more than 0");
        assertThatThrownBy(() -> config.withMessageLimits(0, WireLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxFrameBytes: got 0, expected more than 0");
        assertThatThrownBy(() -> config.withTimeouts(
                        Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("idleTimeout: got 0, expected more than 0");
        assertThatThrownBy(() -> new WireLimits(0, 1, 32)).isInstanceOf(IllegalArgumentException.class);
    }
}
