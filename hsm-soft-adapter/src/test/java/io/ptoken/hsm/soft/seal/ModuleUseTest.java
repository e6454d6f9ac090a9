package io.ptoken.hsm.soft.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleUseTest {

    @TempDir
    Path directory;

    @Test
    void tellsWhoHasTheFileOpenAndLeavesItFree() {
        Path file = directory.resolve("softsm.sealed");
        ModuleUse.requireFree(file);

        try (ExclusiveUse use = ExclusiveUse.of(file)) {
            assertThat(use).isNotNull();
            assertThatThrownBy(() -> ModuleUse.requireFree(file))
                    .isInstanceOfSatisfying(
                            SealedFileException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(SealedFileException.Reason.IN_USE))
                    .hasMessageStartingWith(file + " is in use by process "
                            + ProcessHandle.current().pid() + ": 'java");
        }

        ModuleUse.requireFree(file);
    }
}
