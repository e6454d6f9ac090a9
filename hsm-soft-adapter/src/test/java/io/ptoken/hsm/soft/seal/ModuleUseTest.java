package io.ptoken.hsm.soft.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleUseTest {

    @TempDir
    Path directory;

    @Test
    void tellsWhetherAModuleHasTheFileOpenAndLeavesItFree() {
        Path file = directory.resolve("softsm.sealed");
        assertThat(ModuleUse.isInUse(file)).isFalse();

        try (ExclusiveUse use = ExclusiveUse.of(file)) {
            assertThat(use).isNotNull();
            assertThat(ModuleUse.isInUse(file)).isTrue();
        }

        assertThat(ModuleUse.isInUse(file)).isFalse();
    }
}
