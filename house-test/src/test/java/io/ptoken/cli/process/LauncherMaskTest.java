package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/ptoken} sets for the process that it becomes, seen by a Java that only tells. */
class LauncherMaskTest {

    @TempDir
    private Path folder;

    @Test
    void whatTheProgramWritesIsForItsOwnerAloneAndNoCoreIsDumped() throws Exception {
        script(folder.resolve("java/bin/java"), "#!/bin/sh\numask\nulimit -c\n");
        Path launcher = folder.resolve("home/bin/ptoken");
        script(
                launcher,
                Files.readString(Path.of("../program/src/main/dist/bin/ptoken"))
                        .replaceAll("\\$\\{[a-z]+\\.version}", "1"));

        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "umask 000; exec \"$0\" serve", launcher.toString());
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo("0077\n0\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
