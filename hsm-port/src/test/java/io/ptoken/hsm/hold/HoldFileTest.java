package io.ptoken.hsm.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HoldFileTest {

    private static final Holder ME = Holder.ofThisProcess("test", "jane", Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void isHeldByOneAtATime() throws IOException {
        Path file = folder.resolve("a.lock");
        HoldFile first = take(file);

        assertThatThrownBy(() -> take(file)).isInstanceOf(HeldException.class).hasMessage("held by " + ME.describe());
        first.close();
        first.close();

        take(file).close();
    }

    @Test
    void aSecondAttemptOfThisProcessDoesNotGiveItBack() throws Exception {
        Path file = folder.resolve("a.lock");
        try (HoldFile hold = take(file)) {
            assertThat(hold).isNotNull();
            assertThatThrownBy(() -> take(folder.resolve("b/../a.lock"))).isInstanceOf(HeldException.class);

            Process other = start(file, HoldUsers.OWNER);
            assertThat(other.inputReader().readLine()).as("another process").isNull();
            assertThat(other.waitFor()).isNotZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessIsNamedAndItsEndFreesTheFile(HoldUsers users) throws Exception {
        Path file = folder.resolve("a.lock");
        Process other = start(file, users);
        assertThat(other.inputReader().readLine()).isEqualTo("HoldFile");

        assertThatThrownBy(() -> HoldFile.take(file, users, ME))
                .isInstanceOf(HeldException.class)
                .hasMessage("held by process " + other.pid() + ": 'hold' of user jane, since 1970-01-01T00:00:00Z");
        other.destroyForcibly();
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();

        HoldFile.take(file, users, ME).close();
    }

    @Test
    void aFileThatMayOnlyBeReadTellsItsHolder() throws Exception {
        Path file = folder.resolve("a.lock");
        Process other = start(file, HoldUsers.ALL);
        assertThat(other.inputReader().readLine()).isEqualTo("HoldFile");

        assertThatThrownBy(() -> HoldFile.requireFreeToRead(file))
                .isInstanceOf(HeldException.class)
                .hasMessageContaining("process " + other.pid());
        other.destroyForcibly();
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();

        HoldFile.requireFreeToRead(file);
    }

    @ParameterizedTest
    @CsvSource({"OWNER, rw-------", "ALL, rw-rw-rw-"})
    void mayBeTakenByThoseUsers(HoldUsers users, String permissions) throws IOException {
        Path file = folder.resolve("a.lock");

        HoldFile.take(file, users, ME).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("a.lock"), victim);
        Path dangling = Files.createSymbolicLink(folder.resolve("b.lock"), folder.resolve("made"));
        Path second = Files.createLink(folder.resolve("c.lock"), victim);

        for (Path file : new Path[] {link, dangling, second, Files.createDirectory(folder.resolve("d.lock"))}) {
            assertThatThrownBy(() -> take(file))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(file + ": it is a link, or no plain file, and is not used");
        }

        assertThat(victim).hasContent("precious");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> take(folder.resolve("no/a.lock"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatAnEarlierHolderSaidIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.lock"), "x".repeat(5000));

        try (HoldFile hold = take(file)) {
            assertThat(hold).isNotNull();
            assertThat(file).hasContent(ME.text());
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFileThatWasRemovedIsMadeAndTakenAnew() throws Exception {
        Path file = folder.resolve("a.lock");
        try (HoldFile hold = take(file)) {
            assertThat(hold).isNotNull();
            Files.delete(file);
            assertThat(HoldFile.renewAll()).isEmpty();
            assertOthersAreKeptOut(file);

            Path another = Files.createFile(folder.resolve("another"));
            Files.move(another, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(HoldFile.renewAll()).isEmpty();
            assertOthersAreKeptOut(file);
            assertThat(HoldFile.renewAll()).as("all is in its place").isEmpty();
            assertOthersAreKeptOut(file);
            assertThat(file).as("read last: that gives the lock back").hasContent(ME.text());
        }
        assertThat(file).isEmptyFile();
        Files.delete(file);
        assertThat(HoldFile.renewAll()).isEmpty();
        assertThat(file).as("what was given back").doesNotExist();
    }

    @Test
    void whoTookARemovedFileIsTold() throws Exception {
        Path file = folder.resolve("a.lock");
        try (HoldFile hold = take(file)) {
            assertThat(hold).isNotNull();
            Files.delete(file);
            Process other = start(file, HoldUsers.OWNER);
            assertThat(other.inputReader().readLine()).isEqualTo("HoldFile");

            String told = "The lock " + file.toRealPath() + " was removed while this process had it, and process "
                    + other.pid() + ": 'hold' of user jane, since 1970-01-01T00:00:00Z has it now.";
            assertThat(HoldFile.renewAll()).containsExactly(told);
            assertThat(HoldFile.renewAll()).as("as long as it has it").containsExactly(told);
            other.destroyForcibly();
            assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();

            assertThat(HoldFile.renewAll()).isEmpty();
            assertOthersAreKeptOut(file);
        }
    }

    @Test
    void aFileThatCannotBeMadeAnewIsTold() throws IOException {
        Path file = folder.resolve("a.lock");
        try (HoldFile hold = take(file)) {
            assertThat(hold).isNotNull();
            Files.delete(file);
            Files.createDirectory(file);

            assertThat(HoldFile.renewAll())
                    .singleElement()
                    .asString()
                    .startsWith("The lock " + file.toRealPath()
                            + " was removed while this process had it, and cannot be" + " made anew (")
                    .doesNotContain("Exception");
        }
    }

    private static void assertOthersAreKeptOut(Path file) throws Exception {
        Process other = start(file, HoldUsers.OWNER);
        assertThat(other.inputReader().readLine()).as("another process").isNull();
        assertThat(other.waitFor()).isNotZero();
    }

    private static HoldFile take(Path file) throws IOException {
        return HoldFile.take(file, HoldUsers.OWNER, ME);
    }

    private static Process start(Path file, HoldUsers users) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        file.toString(),
                        users.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
