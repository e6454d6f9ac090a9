package io.ptoken.node.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "::ffff:127.0.0.1"})
    void aHostIsKnownByItsAddress(String host) {
        assertThat(Line.network("a", host, 5100).names()).contains("127.0.0.1:5100");
    }

    @Test
    void aHostWithoutAnAddressIsKnownByItsName() {
        assertThat(Line.network("a", "Hall-A.invalid.", 5100).names()).containsExactly("hall-a.invalid:5100");
    }

    @Test
    void anotherPortIsAnotherLine() {
        assertThat(Line.network("a", "127.0.0.1", 5101).names())
                .doesNotContainAnyElementsOf(
                        Line.network("a", "127.0.0.1", 5100).names());
    }

    @Test
    void aDeviceIsKnownByItsPathAndByWhatThatLeadsTo() throws IOException {
        Path device = Files.createFile(folder.resolve("ttyS7"));
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), device);
        String real = device.toRealPath().toString();

        assertThat(Line.serial("a", link.toString()).names()).containsExactly(link.toString(), real);
        assertThat(Line.serial("a", folder + "/./ttyS7").names()).contains(real);
    }

    @Test
    void aDeviceThatIsNotPluggedInIsKnownByItsPath() {
        assertThat(Line.serial("a", "/dev/none").names()).containsExactly("/dev/none");
    }

    @Test
    void aDeviceMayBeNamedWithoutItsFolder() {
        assertThat(Line.serial("a", "null").names()).containsExactly("/dev/null");
    }
}
