package io.ptoken.node.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir
    Path folder;

    @Test
    void anEmptyDirectoryIsNoInstallation() {
        assertThatThrownBy(() -> new DataDirectory(folder).requireInstallation())
                .isInstanceOf(CommandFailure.class)
                .hasMessage("no installation in " + folder
                        + "; make one with 'ptoken init', or name another directory with --data or PTOKEN_DATA");
    }

    /** Nothing is forbidden to root, whom the other user of the machine is told from here. */
    @Test
    void aDirectoryThatMayNotBeEnteredIsNotTakenForAnEmptyOne() throws IOException {
        Path root = Files.createDirectory(folder.resolve("data"));
        Files.createFile(root.resolve("softsm.sealed"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("---------"));
        try {
            if (ROOT) {
                assertThatCode(() -> new DataDirectory(root).requireInstallation())
                        .doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> new DataDirectory(root).requireInstallation())
                        .isInstanceOf(CommandFailure.class)
                        .hasMessage(DataDirectory.forbidden(root));
            }
        } finally {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
