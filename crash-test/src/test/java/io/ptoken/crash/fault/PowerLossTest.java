package io.ptoken.crash.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves: synced content under synced names, and nothing else. The programs are those of the shell. */
@Tag("slow")
class PowerLossTest {

    @TempDir
    Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void makeData() throws IOException {
        folder = folder.toRealPath();
        data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("old"), "before....");
        Files.createDirectory(data.resolve("sub"));
        Files.writeString(data.resolve("sub").resolve("deep"), "deep");
    }

    @Test
    void nothingIsLostWhenNothingWasWritten() throws Exception {
        assertThat(cut(":")).isZero();

        assertThat(data.resolve("old")).hasContent("before....");
        assertThat(data.resolve("sub").resolve("deep")).hasContent("deep");
    }

    @Test
    void contentWithoutASyncIsLost() throws Exception {
        assertThat(cut(write("AFTER", "old"))).isEqualTo(1);

        assertThat(data.resolve("old")).hasContent("before....");
    }

    @Test
    void syncedContentStays() throws Exception {
        assertThat(cut(write("AFTER", "old") + ",fsync")).isZero();

        assertThat(data.resolve("old")).hasContent("AFTERe....");
    }

    @Test
    void whatWasWrittenWithoutASyncOfItsDataIsLostBesideWhatWasSynced() throws Exception {
        cut(write("AFTER", "old") + ",fdatasync; " + write("again", "old"));

        assertThat(data.resolve("old")).hasContent("AFTERe....");
    }

    @Test
    void aSyncedFileWhoseDirectoryWasNotSyncedIsLost() throws Exception {
        cut(write("new", "fresh") + ",fsync");

        assertThat(data.resolve("fresh")).doesNotExist();
    }

    @Test
    void aNameThatWasSyncedWithoutItsContentIsAnEmptyFile() throws Exception {
        cut(write("new", "fresh") + "; sync .");

        assertThat(data.resolve("fresh")).isEmptyFile();
    }

    @Test
    void aReplacementCountsWhenTheDirectoryIsSynced() throws Exception {
        String replace = write("new", "fresh") + ",fsync; mv fresh old";
        cut(replace);
        assertThat(data.resolve("old")).hasContent("before....");

        cut(replace + "; sync .");
        assertThat(data.resolve("old")).hasContent("new");
        assertThat(data.resolve("fresh")).doesNotExist();
    }

    @Test
    void aReplacementWithoutASyncOfTheNewContentLosesBoth() throws Exception {
        cut(write("new", "fresh") + "; mv fresh old; sync .");

        assertThat(data.resolve("old")).isEmptyFile();
    }

    @Test
    void aFileThatWasRemovedIsBackUnlessTheDirectoryWasSynced() throws Exception {
        cut("rm old");
        assertThat(data.resolve("old")).hasContent("before....");

        cut("rm old; sync .");
        assertThat(data.resolve("old")).doesNotExist();
    }

    /** A new file often gets the inode number of one that was just removed. */
    @Test
    void aRemovedFileThatComesBackIsNotMistakenForTheOneAfterIt() throws Exception {
        cut("rm old; " + write("new", "fresh") + ",fsync");

        assertThat(data.resolve("old")).hasContent("before....");
        assertThat(data.resolve("fresh")).doesNotExist();
    }

    @Test
    void modesStay() throws Exception {
        cut(write("secret", "fresh") + ",fsync; chmod 600 fresh; sync fresh; sync .");

        assertThat(Files.getPosixFilePermissions(data.resolve("fresh"))).hasSize(2);
    }

    @Test
    void aDiskThatLiesLosesWhatWasSynced() throws Exception {
        cut(Optional.of("ol"), write("AFTER", "old") + ",fsync");

        assertThat(data.resolve("old")).hasContent("before....");
    }

    private int cut(String script) throws IOException, InterruptedException {
        return cut(Optional.empty(), script);
    }

    private int cut(Optional<String> lies, String script) throws IOException, InterruptedException {
        PowerLoss power = PowerLoss.compile(folder, data, lies);
        power.begin();
        Path output = folder.resolve("output");
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", script)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(power.environment());
        Process process = shell.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return power.strike();
    }

    /** Writes over the beginning of a file; {@code ,fsync} behind it syncs it before it is closed. */
    private static String write(String text, String file) {
        return "printf " + text + " | dd of=" + file + " status=none conv=notrunc";
    }
}
