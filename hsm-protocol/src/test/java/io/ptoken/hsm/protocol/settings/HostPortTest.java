package io.ptoken.hsm.protocol.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "hall-a, hall-a, 5100",
        "hall-a.example, hall-a.example, 5100",
        "hall-a:1234, hall-a, 1234",
        "10.0.0.7:1, 10.0.0.7, 1",
        "[::1], ::1, 5100",
        "[::1]:1234, ::1, 1234",
        "[::ffff:127.0.0.1]:1234, ::ffff:127.0.0.1, 1234",
        "[fe80::1%eth0]:65535, fe80::1%eth0, 65535"
    })
    void isReadAndWritten(String text, String host, int port) {
        HostPort read = HostPort.parse("--tcp", text, 5100);

        assertThat(read).isEqualTo(new HostPort(host, port));
        assertThat(HostPort.parse("--tcp", read.toString(), 1)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "::1",
                "::1:5100",
                "fe80::1",
                "[::1",
                "::1]",
                "[::1]5100",
                "[::1]:",
                "[]:1",
                "[hall-a]:1",
                "a:b",
                "a:123456",
                "a:-1",
                "a b",
                "[::1]:1:2",
                "a:1:2"
            })
    void refusesWhatCouldBeMisread(String text) {
        assertThatThrownBy(() -> HostPort.parse("--tcp", text, 5100))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("--tcp: got '" + text + "', expected HOST, HOST:PORT, [IPV6] or [IPV6]:PORT");
    }

    @Test
    void aHostThatIsConfiguredWithBracketsGetsNoSecondPair() {
        assertThat(new HostPort("[::1]", 1)).hasToString("[::1]:1");
    }
}
