package io.ptoken.control.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    private static final byte[] BYTES = {1, 2, 3, 4};

    @TempDir
    private Path folder;

    @Test
    void theFileIsThereOnlyWhenItIsKeptAndForItsOwnerAlone() throws Exception {
        Path target = folder.resolve("export");
        try (FileSink sink = FileSink.create(target)) {
            sink.write(BYTES, 3);
            assertThat(target).doesNotExist();
            sink.keep();
        }
        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        requireFiles(1);
    }

    @Test
    void whatGoesWrongIsToldOfTheFileThatIsWanted() throws Exception {
        Path target = folder.resolve("none").resolve("export");
        assertThatThrownBy(() -> FileSink.create(target))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(target.toString());

        Path closed = folder.resolve("export");
        try (FileSink sink = FileSink.create(closed)) {
            sink.keep(); // nothing can be written any more
            assertThatThrownBy(() -> sink.write(BYTES, 4))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith(closed.toString());
        }
    }

    @Test
    void whatIsNotKeptIsRemoved() throws Exception {
        try (FileSink sink = FileSink.create(folder.resolve("export"))) {
            sink.write(BYTES, 4);
        }
        requireFiles(0);
    }

    @Test
    void aFileThatIsThereStays() throws Exception {
        Path target = Files.write(folder.resolve("export"), BYTES);
        assertThatThrownBy(() -> FileSink.create(target)).isInstanceOf(FileAlreadyExistsException.class);

        Path later = folder.resolve("later");
        try (FileSink sink = FileSink.create(later)) {
            Files.write(later, BYTES);
            assertThatThrownBy(sink::keep).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(later).hasBinaryContent(BYTES);
        requireFiles(2);
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByAWholeOne() throws Exception {
        Path target = Files.write(folder.resolve("export"), BYTES);
        try (FileSink sink = FileSink.replace(target)) {
            sink.write(new byte[] {9}, 1);
        }
        assertThat(target).hasBinaryContent(BYTES);
        try (FileSink sink = FileSink.replace(target)) {
            sink.write(new byte[] {9}, 1);
            sink.keep();
        }
        assertThat(target).hasBinaryContent(new byte[] {9});
        requireFiles(1);
    }

    @Test
    void dataInMemoryIsWholeOrNotThere() {
        MemorySink sink = new MemorySink();
        sink.write(BYTES, 2);
        assertThatThrownBy(sink::bytes).isInstanceOf(IllegalStateException.class);
        sink.keep();
        sink.close();
        assertThat(sink.bytes()).containsExactly(1, 2);
    }

    private void requireFiles(int count) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(count);
        }
    }
}
