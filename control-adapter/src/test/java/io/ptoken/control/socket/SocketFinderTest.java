package io.ptoken.control.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.control.NoServerException;
import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller tells no secret to a server that somebody else may have put there. */
@Timeout(60)
class SocketFinderTest {

    @TempDir
    private Path data;

    @TempDir
    private Path run;

    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        listener = listenAt(run.resolve("control.sock"));
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void followsTheAddressInTheDataDirectory() throws Exception {
        address(run.resolve("control.sock").toString());
        assertThat(isFound()).isTrue();
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        assertThatThrownBy(this::isFound)
                .isInstanceOf(NoServerException.class)
                .hasMessageContaining(data.resolve("control.sock").toString());
        listenAt(data.resolve("control.sock")).close();
        assertThatThrownBy(this::isFound).isInstanceOf(NoServerException.class);
        address(run.resolve("gone/control.sock").toString());
        assertThatThrownBy(this::isFound).isInstanceOf(NoServerException.class);
        assertThatThrownBy(() -> SocketFinder.connect(run.resolve("gone"))).isInstanceOf(NoServerException.class);
    }

    @Test
    void trustsNoAddressThatIsALink() throws Exception {
        Path target = Files.writeString(
                run.resolve("address"), run.resolve("control.sock").toString());
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(data.resolve("control.address"), target);
        requireDistrusted("not a plain file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-", "rwx------"})
    void trustsNoAddressThatOthersMayReadOrWrite(String permissions) throws Exception {
        Path file = address(run.resolve("control.sock").toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        requireDistrusted("not a plain file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "control.sock", "run/control.sock", "/"})
    void trustsNoAddressThatIsNoWholePath(String text) throws Exception {
        address(text);
        requireDistrusted("no absolute path");
    }

    @Test
    void trustsNoAddressThatIsTooLongOrNoText() throws Exception {
        address("/" + "x".repeat(5000));
        requireDistrusted("too long");
        Files.write(data.resolve("control.address"), new byte[] {'/', (byte) 0xFF});
        requireDistrusted("no path");
    }

    @Test
    void trustsNoFolderThatIsALink() throws Exception {
        Path link = Files.createSymbolicLink(data.resolve("link"), run);
        address(link.resolve("control.sock").toString());
        requireDistrusted("is a link");
        assertThatThrownBy(() -> SocketFinder.connect(link.resolve("control.sock")))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("its folder is a link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwxr-x---", "rwxrwxrwx", "rwx-----x"})
    void trustsNoFolderThatIsNotForItsOwnerAlone(String permissions) throws Exception {
        address(run.resolve("control.sock").toString());
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString(permissions));
        requireDistrusted("not a folder for its owner alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    void trustsNoNamedSocketWhoseFolderOthersMayWrite(String permissions) throws Exception {
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> SocketFinder.connect(run.resolve("control.sock")))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("others may write its folder");
    }

    @Test
    void trustsNothingOfSomebodyElse() throws Exception {
        assumeTrue(TestUsers.isRoot(run), "only root gives files away");
        Path file = address(run.resolve("control.sock").toString());
        TestUsers.give(file);
        requireDistrusted("belongs to user");

        address(run.resolve("control.sock").toString());
        TestUsers.give(run);
        requireDistrusted("belongs to user");
        assertThatThrownBy(() -> SocketFinder.connect(run.resolve("control.sock")))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("and its folder to user");
    }

    @Test
    void trustsNoSocketOfSomebodyElseInTheDataDirectory() throws Exception {
        assumeTrue(TestUsers.isRoot(run), "only root gives files away");
        try (ServerSocketChannel other = listenAt(data.resolve("control.sock"))) {
            assertThat(other.isOpen()).isTrue();
            assertThat(isFound()).isTrue();
            TestUsers.give(data.resolve("control.sock"));
            requireDistrusted("belongs to user");
        }
    }

    private boolean isFound() throws IOException {
        try (SocketChannel channel = SocketFinder.connect(ControlPlace.inData(data, List.of()))) {
            return channel.isConnected();
        }
    }

    private void requireDistrusted(String why) {
        assertThatThrownBy(this::isFound)
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("not trusted")
                .hasMessageContaining(why);
    }

    private Path address(String text) throws IOException {
        Path file = data.resolve("control.address");
        Files.deleteIfExists(file);
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static ServerSocketChannel listenAt(Path path) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(path));
        return channel;
    }
}
