package io.ptoken.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses, and the blocks that count as one. */
class AddressRangesTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.0.0.0/9, 10.127.0.1, true",
        "10.0.0.0/9, 10.128.0.1, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "10.1.0.0/16, local, false"
    })
    void containAddresses(String range, String place, boolean contained) {
        assertThat(AddressRanges.parse(List.of("192.0.2.77", range)).contain(place))
                .isEqualTo(contained);
        assertThat(AddressRanges.NONE.contain(place)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "till.example",
                "10.1.0.0/33",
                "10.1.0.0/-1",
                "10.1.0.0/x",
                "10.1/16/2",
                "",
                "::/129",
                "1.2.3.4.5"
            })
    void refuseWhatIsNone(String text) {
        assertThatThrownBy(() -> AddressRanges.parse(List.of(text)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("an IP address, or one with the length of a prefix");
    }

    @Test
    void ofIpv6TheSiteCountsAsOne() {
        assertThat(AddressBlock.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(AddressBlock.of("2001:db8:1:2::1"))
                .hasToString("2001:db8:1:2:0:0:0:0/64");
        assertThat(AddressBlock.of("10.0.0.7")).hasToString("10.0.0.7");
        assertThat(AddressBlock.of("::ffff:10.0.0.7")).isEqualTo(AddressBlock.of("10.0.0.7"));
        assertThat(AddressBlock.of("local")).hasToString("local");
    }
}
