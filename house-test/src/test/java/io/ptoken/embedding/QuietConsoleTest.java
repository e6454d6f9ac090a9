package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RunningProgram;
import io.ptoken.testing.RunningProgram.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that embeds adapters and has no SLF4J provider. */
@Tag("slow")
class QuietConsoleTest {

    @TempDir
    Path scratch;

    @Test
    void theStorePrintsNothing() throws IOException, InterruptedException {
        Ended ended = run(scratch.toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo("0\n");
    }

    @Test
    void theServerPrintsNothing() throws IOException, InterruptedException {
        Ended ended = run("server");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    private Ended run(String argument) throws IOException, InterruptedException {
        String classPath = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(place -> !place.contains("logback") && !place.contains("slf4j-jdk-platform-logging"))
                .collect(Collectors.joining(File.pathSeparator));
        return RunningProgram.java(scratch, List.of("-cp", classPath, AdaptersInUse.class.getName(), argument));
    }
}
