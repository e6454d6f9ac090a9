package io.ptoken.node.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.node.config.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationFilesTest {

    private static final int LOOKS = 3000;

    @TempDir
    Path data;

    /** The module writes its state beside the file and renames it, while a backup looks at the directory. */
    @Test
    void isNotDisturbedByFilesThatComeAndGo() throws Exception {
        Files.writeString(data.resolve("softsm.sealed"), "state");
        Files.writeString(data.resolve("ptoken.yaml"), "");
        InstallationFiles files = new InstallationFiles(new DataDirectory(data), Optional.of(data.resolve("none.key")));
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> module = CompletableFuture.runAsync(() -> comeAndGo(enough));
        try {
            for (int look = 0; look < LOOKS; look++) {
                assertThat(files.paths()).containsExactly("ptoken.yaml", "softsm.sealed");
            }
        } finally {
            enough.set(true);
            module.get();
        }
    }

    private void comeAndGo(AtomicBoolean enough) {
        Path draft = data.resolve("softsm.sealed.new");
        try {
            while (!enough.get()) {
                Files.writeString(draft, "draft");
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
