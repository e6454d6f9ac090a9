package io.ptoken.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFolderTest {

    @TempDir
    private Path real;

    @Test
    void writesDownWhatIsDoneToItsFilesInOrder() throws IOException {
        RecordedFolder folder = new RecordedFolder(real);
        Path draft = folder.path().resolve("a.new");
        Path file = draft.resolveSibling("a");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}));
            channel.write(ByteBuffer.wrap(new byte[] {2}));
            channel.force(true);
        }
        Files.move(draft, file);
        try (FileChannel channel = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        }
        Files.write(file, new byte[] {3});

        assertThat(folder.steps())
                .containsExactly(
                        "write a.new", "force a.new", "move a.new to a", "force " + real.getFileName(), "write a");
        assertThat(real.resolve("a")).hasBinaryContent(new byte[] {3});
        assertThat(Files.readAllBytes(file)).containsExactly(3);
        folder.forget();
        assertThat(folder.steps()).isEmpty();
    }
}
