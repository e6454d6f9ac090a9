package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.soft.seal.FaultyDisk.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replacements that fail, and what the file is taken for afterwards. */
class FailedReplacementTest {

    private final FaultyDisk disk = new FaultyDisk();
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private Path path;
    private SealingSecret secret;
    private SealedFile file;

    @BeforeEach
    void openAFile() throws IOException {
        path = folder.resolve("softsm.sealed");
        Path key = folder.resolve("key");
        Files.writeString(key, "ab".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        secret = SealingSecret.keyFile(key);
        SealedFile.create(path, secret, Argon2Cost.LEAST, random, bytes("first"))
                .close();
        file = disk.open(path, secret, random).file();
    }

    @AfterEach
    void closeIt() {
        file.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SealedFileException failure(String content) {
        SealedFileException failure =
                catchThrowableOfType(SealedFileException.class, () -> file.replace(bytes(content)));
        assertThat(failure).isNotNull();
        return failure;
    }

    private String content() {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"WRITE", "SYNC", "RENAME"})
    void theOldContentStaysWhenTheNewOneDidNotGetIntoPlace(Step step) {
        disk.failAt(step);
        assertThat(failure("second").reason()).isEqualTo(INPUT_OUTPUT);
        assertThat(content()).isEqualTo("first");
        assertThat(file.isUncertain()).isEqualTo(step == Step.RENAME);
    }

    @Test
    void aFailedSyncOfTheFolderLeavesItOpenWhichContentSurvives() {
        disk.failAt(Step.SYNC_FOLDER);
        assertThat(failure("second")).hasMessage("cannot write softsm.sealed: Input/output error");
        assertThat(file.isUncertain()).isTrue();
        disk.heal();
        file.replace(bytes("third"));
        assertThat(file.isUncertain()).isFalse();
        assertThat(content()).isEqualTo("third");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void nothingOfAFailedAttemptIsUsedAgain(Step step) {
        int before = disk.written();
        disk.failAt(step);
        failure("second");
        disk.heal();
        file.replace(bytes("second"));
        assertThat(disk.written() - before).as("whole writes").isEqualTo(step == Step.WRITE ? 1 : 2);
        assertThat(disk.synced()).as("the last draft was synced").isEqualTo(disk.written());
        assertThat(content()).isEqualTo("second");
    }

    @Test
    void aSequenceOfDifferentFailuresIsNotTakenForTampering() {
        for (Step first : Step.values()) {
            for (Step second : Step.values()) {
                disk.failAt(first);
                assertThat(failure("one").reason()).isEqualTo(INPUT_OUTPUT);
                disk.failAt(second);
                assertThat(failure("two").reason()).isEqualTo(INPUT_OUTPUT);
                assertThat(failure("three").reason()).isEqualTo(INPUT_OUTPUT);
                disk.heal();
                file.replace(bytes("good"));
                assertThat(content()).isEqualTo("good");
            }
        }
    }

    @Test
    void whatSomebodyElseWroteIsNotWrittenOver() throws IOException {
        byte[] old = Files.readAllBytes(path);
        file.replace(bytes("second"));
        Files.write(path, old);
        assertThat(failure("third")).hasMessage("softsm.sealed was altered or replaced while the module was running");
        assertThat(failure("third").reason()).isEqualTo(DAMAGED);
        assertThat(Files.readAllBytes(path)).isEqualTo(old);
        Files.delete(path);
        assertThat(failure("third").reason()).isEqualTo(MISSING);
        assertThat(path).doesNotExist();
    }
}
