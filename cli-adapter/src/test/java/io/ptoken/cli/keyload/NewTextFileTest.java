package io.ptoken.cli.keyload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTextFileTest {

    @TempDir
    Path directory;

    @Test
    void writesAndTells() throws IOException {
        Path file = directory.resolve("request.txt");
        List<String> told = new ArrayList<>();

        NewTextFile.write(Optional.of(file), "text\n", told::add, told::add);

        assertThat(file).hasContent("text\n");
        assertThat(told).containsExactly("Wrote " + file + ".");
    }

    /** Whoever looks while it is written, as a crash does, finds no file or the whole one. */
    @Test
    void isNeverThereInPart() {
        Path file = directory.resolve("request.txt");
        String text = "x".repeat(64 << 20);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(file, text));

        List<Long> sizes = new ArrayList<>();
        while (!writing.isDone()) {
            if (Files.exists(file)) {
                sizes.add(file.toFile().length());
            }
        }
        writing.join();

        assertThat(sizes).allMatch(size -> size == text.length());
        assertThat(file).hasSize(text.length());
    }

    @Test
    void isForItsOwnerAloneAndNothingElseIsLeft() throws IOException {
        Path file = directory.resolve("request.txt");

        write(file, "text\n");

        assertThat(file).hasContent("text\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).containsExactly(file);
        }
    }

    /** A file that the person has beside it is not a draft of ours. */
    @Test
    void leavesOtherFilesAlone() throws IOException {
        Path other = Files.writeString(directory.resolve("request.txt.new"), "mine");

        write(directory.resolve("request.txt"), "text\n");

        assertThat(other).hasContent("mine");
    }

    @Test
    void leavesAFileThatIsThereAsItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("request.txt"), "mine");

        assertThatThrownBy(() -> write(file, "text\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + " exists already; name another file");
        assertThat(file).hasContent("mine");
    }

    private static void write(Path file, String text) {
        try {
            NewTextFile.write(Optional.of(file), text, line -> {}, line -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
