package io.ptoken.control.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.control.Peer;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: masks for permissions, death, other users. */
@Tag("slow")
@Timeout(120)
class SocketProcessTest {

    private static final String BECOME_NOBODY = """
            import os, socket, sys
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            s = socket.socket(socket.AF_UNIX)
            s.connect(sys.argv[1])
            s.recv(1)
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path shortFolder;

    @ParameterizedTest
    @ValueSource(strings = {"000", "077", "0777"})
    void permissionsDoNotDependOnTheMask(String umask) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path longData = Files.createDirectory(folder.resolve("x".repeat(150)));
        Path path = folder.resolve("run/control.sock");
        try (RunningProgram own = RunningProgram.start(umask, data.toString(), shortFolder.toString());
                RunningProgram elsewhere = RunningProgram.start(umask, longData.toString(), shortFolder.toString());
                RunningProgram shared = RunningProgram.start(
                        umask,
                        data.resolveSibling("other").toString(),
                        shortFolder.toString(),
                        path.toString(),
                        TestUsers.group(folder))) {
            assertThat(permissions(own.socket())).isEqualTo("rw-------");
            assertThat(permissions(elsewhere.socket())).isEqualTo("rw-------");
            assertThat(permissions(ControlPaths.parent(elsewhere.socket()))).isEqualTo("rwx------");
            assertThat(permissions(longData.resolve("control.address"))).isEqualTo("rw-------");
            assertThat(permissions(shared.socket())).isEqualTo("rw-rw----");
            assertThat(permissions(ControlPaths.parent(shared.socket()))).isEqualTo("rwxr-x---");
            for (Path data2 : List.of(data, longData)) {
                SocketFinder.connect(ControlPlace.inData(data2, List.of())).close();
            }
        }
        assertThat(files(data)).isEmpty();
        assertThat(files(longData)).isEmpty();
        assertThat(files(shortFolder)).isEmpty();
    }

    @Test
    void afterAKillTheNextServerTakesThePlace() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path longData = Files.createDirectory(folder.resolve("x".repeat(150)));
        for (Path installation : List.of(data, longData)) {
            Path before;
            try (RunningProgram killed = RunningProgram.start("022", installation.toString(), shortFolder.toString())) {
                before = killed.socket();
                killed.kill();
            }
            assertThat(Files.exists(before, LinkOption.NOFOLLOW_LINKS)).isTrue();
            ControlPlace place = ControlPlace.inData(installation, List.of(shortFolder));
            try (ControlSocket socket = ControlSocket.open(place, () -> true)) {
                SocketFinder.connect(place).close();
                assertThat(socket.isOpen()).isTrue();
            }
            assertThat(files(installation)).isEmpty();
            assertThat(files(shortFolder)).isEmpty();
        }
    }

    @Test
    void anotherUserOfTheGroupReachesTheSocketAndIsNotItsOwner() throws Exception {
        assumeTrue(TestUsers.isRoot(folder), "only root becomes another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not there");
        Path path = folder.resolve("run/control.sock");
        ControlPlace place = ControlPlace.at(path, shortFolder, List.of()).forGroup("nogroup");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ControlSocket socket = ControlSocket.open(place, () -> true)) {
            Process nobody = new ProcessBuilder("/usr/bin/python3", "-c", BECOME_NOBODY, path.toString())
                    .inheritIO()
                    .start();
            try (SocketChannel served = socket.accept()) {
                assertThat(socket.peer(served)).isEqualTo(new Peer.Other("nobody", "nogroup"));
            }
            assertThat(nobody.waitFor()).isZero();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
