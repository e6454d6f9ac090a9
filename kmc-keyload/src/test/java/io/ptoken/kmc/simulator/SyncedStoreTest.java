package io.ptoken.kmc.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RecordedFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state of the simulated KMC survives a power cut from the moment that it is said to be stored. */
class SyncedStoreTest {

    @TempDir
    private Path real;

    @Test
    void theDraftIsSyncedBeforeTheRenameAndTheFolderAfterIt() throws IOException {
        RecordedFolder folder = new RecordedFolder(real);
        FileKmcStore store = new FileKmcStore(folder.path().resolve("kmc.json"));
        store.replace(new byte[] {1, 2, 3});
        assertThat(folder.steps())
                .containsExactly(
                        "write kmc.json.new",
                        "force kmc.json.new",
                        "move kmc.json.new to kmc.json",
                        "force " + real.getFileName());
        assertThat(store.read()).hasValueSatisfying(read -> assertThat(read).containsExactly(1, 2, 3));
    }
}
