package io.ptoken.node.keyload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RecordedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request or a trust list survives a power cut from the moment that its command has ended. */
class SyncedTextTest {

    @TempDir
    private Path real;

    @Test
    void theDraftIsSyncedBeforeTheRenameAndTheFolderAfterIt() throws IOException {
        RecordedFolder folder = new RecordedFolder(real);
        Path file = folder.path().resolve("request.txt");
        String[] steps = {"write PART", "force PART", "move PART to request.txt", "force " + real.getFileName()};
        DurableText.create(file, "first");
        assertThat(steps(folder)).as("a new file").containsExactly(steps);
        folder.forget();
        DurableText.replace(file, "second");
        assertThat(steps(folder)).as("a replaced one").containsExactly(steps);
        assertThat(Files.readString(real.resolve("request.txt"))).isEqualTo("second");
    }

    private static List<String> steps(RecordedFolder folder) {
        return folder.steps().stream()
                .map(step -> step.replaceAll("[.]ptoken-[0-9]+[.]part", "PART"))
                .toList();
    }
}
