package io.ptoken.hsm.soft.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.soft.seal.FaultyDisk.Step;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewKeyFileTest {

    private final SecureRandom random = new SecureRandom();
    private final FaultyDisk disk = new FaultyDisk();

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void chooseAName() {
        path = folder.resolve("store.key");
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        SealedFileException refusal = catchThrowableOfType(SealedFileException.class, call);
        assertThat(refusal).as("a refusal because of %s", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void isTakenAsASecret() {
        NewKeyFile.make(path, random);
        try (SealingSecret secret = SealingSecret.keyFile(path)) {
            assertThat(secret.bytes()).hasSize(32);
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(path, "mine");
        assertRefused(Reason.EXISTS, () -> NewKeyFile.make(path, random));
        assertThat(path).hasContent("mine");
    }

    @Test
    void isMadeByOneAtATime() {
        ExclusiveUse other = ExclusiveUse.of(path);
        assertRefused(Reason.IN_USE, () -> NewKeyFile.make(path, random));
        other.close();
        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"WRITE", "SYNC", "RENAME"})
    void isWholeOrNotThere(Step step) {
        disk.failAt(step);
        assertRefused(Reason.INPUT_OUTPUT, () -> NewKeyFile.make(path, random, disk));
        assertThat(path).doesNotExist();
        disk.heal();
        NewKeyFile.make(path, random, disk);
        assertThat(disk.synced()).isEqualTo(disk.written());
        SealingSecret.keyFile(path).close();
    }
}
