package io.ptoken.control.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.control.Peer;
import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ControlSocketTest {

    private static final ModuleLock HELD = () -> true;

    @TempDir
    private Path folder;

    @TempDir
    private Path shortFolder;

    @Test
    void isInTheDataDirectoryForItsOwnerAlone() throws Exception {
        ControlPlace place = ControlPlace.inData(folder, List.of());
        try (ControlSocket socket = ControlSocket.open(place, HELD)) {
            assertThat(socket.path()).isEqualTo(folder.resolve("control.sock"));
            assertThat(permissions(socket.path())).isEqualTo("rw-------");
            assertThat(names(folder)).containsExactly("control.sock");
            try (SocketChannel caller = SocketFinder.connect(place);
                    SocketChannel served = socket.accept()) {
                assertThat(caller.isConnected()).isTrue();
                assertThat(socket.peer(served)).isInstanceOf(Peer.Owner.class);
            }
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void isBoundWhereNobodyReachesItBeforeItHasItsPermissions() throws Exception {
        Path target = folder.resolve("control.sock");
        try (PrivateBinding binding = new PrivateBinding(target);
                ServerSocketChannel channel = binding.bind()) {
            Path bound = ((UnixDomainSocketAddress) channel.getLocalAddress()).getPath();
            assertThat(permissions(ControlPaths.parent(bound))).isEqualTo("rwx------");
            assertThat(target).doesNotExist();
            binding.publish(Optional.empty());
            assertThat(permissions(target)).isEqualTo("rw-------");
        }
        assertThat(names(folder)).containsExactly("control.sock");
    }

    @Test
    void isNotOpenedWithoutTheModulesLock() throws Exception {
        Path stale = leaveStale(folder.resolve("control.sock"));
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.inData(folder, List.of()), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lock");
        assertThat(Files.exists(stale, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void whatADeadServerLeftIsRemoved() throws Exception {
        leaveStale(folder.resolve("control.sock"));
        Files.createDirectory(folder.resolve(".c"));
        leaveStale(folder.resolve(".c").resolve("s"));
        try (ControlSocket socket = ControlSocket.open(ControlPlace.inData(folder, List.of()), HELD)) {
            SocketFinder.connect(socket.path()).close();
            assertThat(names(folder)).containsExactly("control.sock");
        }
    }

    @Test
    void aSecondServerIsRefusedAndTheFirstGoesOn() throws Exception {
        Path path = folder.resolve("own/control.sock");
        Path otherData = Files.createDirectory(folder.resolve("other"));
        try (ControlSocket first = ControlSocket.open(ControlPlace.at(path, folder, List.of()), HELD)) {
            assertThatThrownBy(() -> ControlSocket.open(ControlPlace.at(path, otherData, List.of()), HELD))
                    .isInstanceOf(PlaceException.class)
                    .hasMessageContaining("another server answers there");
            SocketFinder.connect(path).close();
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void whatIsNoSocketIsNotRemoved() throws Exception {
        Path target = Files.writeString(folder.resolve("precious"), "text");
        Path path = folder.resolve("control.sock");
        for (boolean link : new boolean[] {false, true}) {
            if (link) {
                Files.createSymbolicLink(path, target);
            } else {
                Files.writeString(path, "text");
            }
            assertThatThrownBy(() -> ControlSocket.open(ControlPlace.inData(folder, List.of()), HELD))
                    .isInstanceOf(PlaceException.class)
                    .hasMessageContaining("something else is there");
            assertThat(path).hasContent("text");
            Files.delete(path);
        }
        assertThat(target).hasContent("text");
    }

    @Test
    void aLinkWhereTheSocketIsBoundIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve(".c"), elsewhere);
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.inData(folder, List.of()), HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("is in the way");
        assertThat(names(elsewhere)).isEmpty();

        Files.delete(folder.resolve(".c"));
        Files.createDirectory(folder.resolve(".c"));
        Path kept = Files.writeString(folder.resolve(".c/kept"), "text");
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.inData(folder, List.of()), HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("is in the way");
        assertThat(kept).hasContent("text");
    }

    @Test
    void aPathOf200BytesGetsAShortFolderOfItsOwn() throws Exception {
        Path data = longFolder();
        ControlPlace place = ControlPlace.inData(data, List.of(shortFolder));
        Path inside;
        try (ControlSocket socket = ControlSocket.open(place, HELD)) {
            inside = ControlPaths.parent(socket.path());
            assertThat(inside.getParent()).isEqualTo(shortFolder);
            assertThat(permissions(inside)).isEqualTo("rwx------");
            assertThat(permissions(socket.path())).isEqualTo("rw-------");
            assertThat(names(data)).containsExactly("control.address");
            assertThat(permissions(data.resolve("control.address"))).isEqualTo("rw-------");
            assertThat(data.resolve("control.address")).hasContent(socket.path() + "\n");
            SocketFinder.connect(place).close();
        }
        assertThat(names(data)).isEmpty();
        assertThat(names(shortFolder)).isEmpty();
    }

    @Test
    void aPathThatIsTooLongAndHasNoShortFolderIsRefused() throws Exception {
        Path data = longFolder();
        for (List<Path> none : List.of(List.<Path>of(), List.of(data), List.of(shortFolder.resolve("missing")))) {
            assertThatThrownBy(() -> ControlSocket.open(ControlPlace.inData(data, none), HELD))
                    .isInstanceOf(PlaceException.class)
                    .hasMessageContaining("set control.socket to a shorter path");
        }
        assertThat(names(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "permissions", "nonsense"})
    void anAddressThatIsNotOursIsReplacedAndNotFollowed(String fault) throws Exception {
        Path data = longFolder();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        Path stale = leaveStale(other.resolve("control.sock"));
        Path address = data.resolve("control.address");
        switch (fault) {
            case "link" -> {
                Path target = writeAddress(folder.resolve("target"), stale.toString());
                Files.createSymbolicLink(address, target);
            }
            case "permissions" -> {
                writeAddress(address, stale.toString());
                Files.setPosixFilePermissions(address, PosixFilePermissions.fromString("rw-r--r--"));
            }
            default -> writeAddress(address, "no path");
        }
        try (ControlSocket socket = ControlSocket.open(ControlPlace.inData(data, List.of(shortFolder)), HELD)) {
            assertThat(address).hasContent(socket.path() + "\n").isRegularFile();
            assertThat(Files.isSymbolicLink(address)).isFalse();
            assertThat(Files.exists(stale, LinkOption.NOFOLLOW_LINKS)).isTrue();
        }
    }

    @Test
    void onlyItsOwnFilesAreRemovedAtTheEnd() throws Exception {
        ControlSocket socket = ControlSocket.open(ControlPlace.inData(folder, List.of()), HELD);
        Files.delete(socket.path());
        Path other = leaveStale(folder.resolve("control.sock"));
        socket.close();
        socket.close();
        assertThat(Files.exists(other, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void elsewhereItGetsAFolderForItsOwnerAlone() throws Exception {
        Path path = folder.resolve("run/control.sock");
        Path data = Files.createDirectory(folder.resolve("data"));
        ControlPlace place = ControlPlace.at(path, data, List.of());
        for (int i = 0; i < 2; i++) {
            try (ControlSocket socket = ControlSocket.open(place, HELD)) {
                assertThat(socket.path()).isEqualTo(path);
                assertThat(permissions(folder.resolve("run"))).isEqualTo("rwx------");
                assertThat(permissions(path)).isEqualTo("rw-------");
                SocketFinder.connect(place).close();
            }
            assertThat(names(folder.resolve("run"))).isEmpty();
        }
        assertThat(names(data)).isEmpty();
    }

    @Test
    void aFolderThatOthersMayWriteOrThatIsALinkIsRefused() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.at(open.resolve("c"), data, List.of()), HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("can be written by others; set its permissions to rwx------");

        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), open);
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.at(link.resolve("c"), data, List.of()), HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("is a link");
        assertThat(names(open)).isEmpty();

        Path missing = folder.resolve("a/b/c");
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.at(missing, data, List.of()), HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws Exception {
        assumeTrue(TestUsers.isRoot(folder), "only root gives folders away");
        Path data = Files.createDirectory(folder.resolve("data"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        TestUsers.give(other);
        assertThatThrownBy(() -> ControlSocket.open(ControlPlace.at(other.resolve("c"), data, List.of()), HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("belongs to user");
        assertThat(names(other)).isEmpty();
    }

    @Test
    void aGroupReachesTheSocketAndNothingElse() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path path = folder.resolve("run/control.sock");
        String group = TestUsers.group(folder);
        ControlPlace place = ControlPlace.at(path, data, List.of()).forGroup(group);
        for (int i = 0; i < 2; i++) {
            try (ControlSocket socket = ControlSocket.open(place, HELD)) {
                assertThat(permissions(path)).isEqualTo("rw-rw----");
                assertThat(permissions(folder.resolve("run"))).isEqualTo("rwxr-x---");
                assertThat(groupOf(path)).isEqualTo(group);
                assertThat(groupOf(folder.resolve("run"))).isEqualTo(group);
                SocketFinder.connect(socket.path()).close();
            }
        }
    }

    @Test
    void aFolderThatIsNotForTheGroupAloneIsRefused() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path run = Files.createDirectory(folder.resolve("run"));
        ControlPlace place = ControlPlace.at(run.resolve("c"), data, List.of()).forGroup(TestUsers.group(folder));
        for (String permissions : List.of("rwxr-xr-x", "rwxrwx---", "rwx------")) {
            Files.setPosixFilePermissions(run, PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(() -> ControlSocket.open(place, HELD))
                    .isInstanceOf(PlaceException.class)
                    .hasMessageContaining("set its permissions to rwxr-x---");
        }
        assertThat(names(run)).isEmpty();
    }

    @Test
    void aGroupNeedsAPlaceOutsideTheDataDirectoryWithAShortPathAndMustExist() throws Exception {
        ControlPlace inData = ControlPlace.inData(folder, List.of(shortFolder));
        assertThatThrownBy(() -> inData.forGroup("staff"))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("is in the data directory");
        ControlPlace tooLong = ControlPlace.at(longFolder().resolve("c"), shortFolder, List.of(shortFolder));
        assertThatThrownBy(() -> tooLong.forGroup("staff"))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("choose a shorter one");
        ControlPlace unknown =
                ControlPlace.at(folder.resolve("run/c"), shortFolder, List.of()).forGroup("no-such-group");
        assertThatThrownBy(() -> ControlSocket.open(unknown, HELD))
                .isInstanceOf(PlaceException.class)
                .hasMessageContaining("there is no group no-such-group");
    }

    @Test
    void theRuntimeDirectoryIsTriedFirst() {
        assertThat(RuntimeFolders.of(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), Path.of("/var/tmp")))
                .containsExactly(Path.of("/run/user/7"), Path.of("/var/tmp"), Path.of("/tmp"));
        assertThat(RuntimeFolders.of(Map.of("XDG_RUNTIME_DIR", "relative"), Path.of("/tmp")))
                .containsExactly(Path.of("/tmp"));
        assertThat(RuntimeFolders.of(Map.of(), Path.of("/tmp"))).containsExactly(Path.of("/tmp"));
    }

    private Path longFolder() throws IOException {
        int missing = 200 - folder.toString().length() - "//control.sock".length();
        Path data = folder.resolve("x".repeat(missing));
        assertThat(data.resolve("control.sock").toString()).hasSize(200);
        return Files.createDirectory(data);
    }

    private static Path leaveStale(Path path) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(path));
        }
        return path;
    }

    private static Path writeAddress(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static String groupOf(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class).group().getName();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
