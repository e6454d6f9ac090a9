package io.ptoken.node.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.node.config.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileModesTest {

    @TempDir
    private Path folder;

    private Path root;
    private DataDirectory data;

    @BeforeEach
    void makeADataDirectory() throws IOException {
        root = folder.resolve("data");
        data = new DataDirectory(root);
        Files.createDirectories(data.tls());
        set(root, "rwx------");
        set(data.tls(), "rwx------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ptoken.yaml",
                "ptoken.db",
                "ptoken.db-wal",
                "ptoken.db-shm",
                "softsm.sealed",
                "store-mark.sealed",
                "store-mark.sealed.key",
                "audit-key.sealed",
                "audit-key.sealed.key",
                "kmc-anchors.txt"
            })
    void mendsAFileThatOthersMightUseAndTellsSo(String name) throws IOException {
        Path file = Files.createFile(root.resolve(name));
        set(file, "rw-r--r-x");

        assertThat(FileModes.mend(data))
                .containsExactly("others than its owner might use " + file + " (rw-r--r-x); they may not any more");

        assertThat(modes(file)).isEqualTo("rw-------");
        assertThat(FileModes.mend(data)).isEmpty();
    }

    @Test
    void mendsTheFolders() throws IOException {
        set(root, "rwxr-xr-x");
        set(data.tls(), "rwxrwxrwx");

        List<String> told = FileModes.mend(data);

        assertThat(told).hasSize(2).allMatch(text -> text.endsWith("they may not any more"));
        assertThat(modes(root)).isEqualTo("rwx------");
        assertThat(modes(data.tls())).isEqualTo("rwx------");
    }

    @Test
    void neverGivesRights() throws IOException {
        Path file = Files.createFile(data.configuration());
        set(file, "r--r-----");

        FileModes.mend(data);

        assertThat(modes(file)).isEqualTo("r--------");
    }

    @Test
    void onlyTellsOfALinkAndLeavesWhatOthersPutThere() throws IOException {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere.yaml"));
        set(elsewhere, "rw-r--r--");
        Files.createSymbolicLink(data.configuration(), elsewhere);
        Path own = Files.createFile(root.resolve("notes.txt"));
        set(own, "rw-r--r--");

        assertThat(FileModes.mend(data)).singleElement().asString().contains("a link: it is left as it is");

        assertThat(modes(elsewhere)).isEqualTo("rw-r--r--");
        assertThat(modes(own)).isEqualTo("rw-r--r--");
    }

    private static void set(Path path, String modes) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(modes));
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
