package io.ptoken.node.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.node.process.Prompt;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFolderTest {

    private static final int SHARED = 01777;

    @TempDir
    Path folder;

    @Test
    void isTheUsualOneWhereEverybodyMayWriteThereElseTheSecond() throws IOException {
        Path usual = Files.createDirectory(folder.resolve("usual"));
        Path second = Files.createDirectory(folder.resolve("second"));

        assertThat(LockFolder.ofMachine(usual, second).path()).isEqualTo(second);
        assertThat(LockFolder.ofMachine(folder.resolve("none"), second).path()).isEqualTo(second);
        Files.setAttribute(usual, "unix:mode", SHARED);
        assertThat(LockFolder.ofMachine(usual, second).path()).isEqualTo(usual);
    }

    @Test
    void isNamedByEnvironmentBeforeConfiguration() {
        assertThat(LockFolder.of(with(Optional.of("/a")), "/b").path()).isEqualTo(Path.of("/a"));
        assertThat(LockFolder.of(with(Optional.empty()), "/b").path()).isEqualTo(Path.of("/b"));
        assertThat(LockFolder.of(with(Optional.empty()), "").path().isAbsolute())
                .isTrue();
    }

    @Test
    void isMadeForAllUsersWithoutLettingThemRemoveEachOthersFiles() throws IOException {
        Path made = folder.resolve("a/b");

        assertThat(new LockFolder(made).prepare()).isEmpty();

        assertThat((Integer) Files.getAttribute(made, "unix:mode") & 07777).isEqualTo(SHARED);
    }

    @Test
    void saysWhenUsersCanRemoveTheLocksOfOthers() throws IOException {
        Files.setAttribute(folder, "unix:mode", 0777);

        assertThat(new LockFolder(folder).prepare())
                .contains("in " + folder + " every user can remove the locks of others; 'chmod +t' ends that");
    }

    @Test
    void mustBeAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new LockFolder(file).prepare()).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> new LockFolder(file.resolve("below")).prepare())
                .isInstanceOf(IOException.class);
    }

    @Test
    void namesWithTheSameLettersHaveFilesOfTheirOwn() {
        LockFolder locks = new LockFolder(folder);

        assertThat(locks.file("10.0.0.7:5100").getFileName().toString())
                .matches("ptoken-line-10\\.0\\.0\\.7-5100-[0-9a-f]{8}\\.lock");
        assertThat(locks.file("/dev/tty")).isNotEqualTo(locks.file("/dev-tty"));
        assertThat(locks.file("../" + "x".repeat(500)).getParent()).isEqualTo(folder);
    }

    private static Surroundings with(Optional<String> folder) {
        return new InFolder(folder, Surroundings.ofProcess());
    }

    /** Jane's, who has set the variable, or has not. */
    private record InFolder(Optional<String> folder, Surroundings process) implements Surroundings {

        @Override
        public Function<String, Optional<String>> environment() {
            return name -> folder;
        }

        @Override
        public Prompt prompt() {
            return process.prompt();
        }

        @Override
        public Clock clock() {
            return process.clock();
        }

        @Override
        public SecureRandom random() {
            return process.random();
        }

        @Override
        public String user() {
            return "jane";
        }
    }
}
