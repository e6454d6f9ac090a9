package io.ptoken.hsm.soft.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RecordedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state is on the disk, not only on its way there, before a replacement returns: content, name and folder. */
class SyncedReplacementTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path real;

    @Test
    void theDraftIsSyncedBeforeTheRenameAndTheFolderAfterIt() throws IOException {
        RecordedFolder folder = new RecordedFolder(real);
        String[] steps = {
            "write softsm.sealed.new",
            "force softsm.sealed.new",
            "move softsm.sealed.new to softsm.sealed",
            "force " + real.getFileName()
        };
        Path key = Files.writeString(real.resolve("key"), "ab".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path path = folder.path().resolve("softsm.sealed");
        try (SealingSecret secret = SealingSecret.keyFile(key)) {
            SealedFile.create(path, secret, Argon2Cost.LEAST, random, new byte[] {1})
                    .close();
            assertThat(stateSteps(folder)).as("a new file").containsExactly(steps);

            folder.forget();
            try (SealedFile file = SealedFile.open(path, secret, random).file()) {
                file.replace(new byte[] {2});
                assertThat(stateSteps(folder)).as("a replaced one").containsExactly(steps);
                assertThat(file.content()).containsExactly(2);
            }
        }
    }

    /** Who has the file open is written beside it, and means nothing after a power cut. */
    private static List<String> stateSteps(RecordedFolder folder) {
        return folder.steps().stream().filter(step -> !step.endsWith(".lock")).toList();
    }
}
