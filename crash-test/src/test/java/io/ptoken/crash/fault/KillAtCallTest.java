package io.ptoken.crash.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs are those of the shell: mv makes one change, dd a write and a sync. */
class KillAtCallTest {

    private static final int KILLED = 137;

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path old = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        folder = folder.toRealPath();
        root = Files.createDirectory(folder.resolve("root"));
        old = Files.writeString(root.resolve("old"), "before");
    }

    @Test
    void countsChangesBelowItsDirectoryAlone() throws Exception {
        KillAtCall kill = KillAtCall.compile(folder, root);

        assertThat(run(kill, KillAtCall.NEVER, "dd", "if=/dev/zero", "of=" + old, "bs=4", "count=3", "conv=fsync"))
                .isZero();
        assertThat(kill.calls()).isGreaterThanOrEqualTo(4);

        assertThat(run(kill, KillAtCall.NEVER, "dd", "if=/dev/zero", "of=" + folder.resolve("else"), "bs=4", "count=3"))
                .isZero();
        assertThat(kill.calls()).isZero();
    }

    @Test
    void killsJustBeforeTheCall() throws Exception {
        KillAtCall kill = KillAtCall.compile(folder, root);

        assertThat(run(kill, 2, "dd", "if=/dev/zero", "of=" + old, "bs=1", "count=3", "conv=notrunc"))
                .isEqualTo(KILLED);

        assertThat(old).hasContent("\0efore");
        assertThat(kill.calls()).isEqualTo(1);
    }

    @Test
    void aNumberThatIsNotReachedKillsNothing() throws Exception {
        KillAtCall kill = KillAtCall.compile(folder, root);

        assertThat(run(kill, 9, "dd", "if=/dev/zero", "of=" + old, "bs=1", "count=3", "conv=notrunc"))
                .isZero();
    }

    private int run(KillAtCall kill, int call, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(kill.environment(call));
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
