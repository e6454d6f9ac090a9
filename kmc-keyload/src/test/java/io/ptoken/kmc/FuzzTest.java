package io.ptoken.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.kmc.ap1.FuzzFile;
import io.ptoken.kmc.ap1.FuzzPkid;
import io.ptoken.kmc.ap1.FuzzRecord;
import io.ptoken.kmc.simulator.FuzzState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No input brings a parser to anything but an answer or the refusal it documents.
 *
 * <p>The kept corpus always runs. Beyond it Jazzer looks for new inputs, in a process of its own for each parser: for a
 * few seconds in the build, for longer with {@code -Dkmc.fuzz.seconds=600}. What it finds stays in {@code target/fuzz}, to
 * be copied into the corpus ({@code src/test/resources/fuzz}).
 */
@Tag("slow")
class FuzzTest {

    private static final String SECONDS = System.getProperty("kmc.fuzz.seconds", "2");

    /** The parsers. */
    enum Target {
        RECORD(FuzzRecord.class, FuzzRecord::fuzzerTestOneInput),
        FILE(FuzzFile.class, FuzzFile::fuzzerTestOneInput),
        PKID(FuzzPkid.class, FuzzPkid::fuzzerTestOneInput),
        STATE(FuzzState.class, FuzzState::fuzzerTestOneInput);

        private final Class<?> type;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<byte[]> call;

        Target(Class<?> type, Consumer<byte[]> call) {
            this.type = type;
            this.call = call;
        }

        Path corpus() {
            return Path.of("src", "test", "resources", "fuzz", type.getSimpleName());
        }

        Path work() {
            return Path.of("target", "fuzz", type.getSimpleName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKeptCorpusIsAnsweredOrRefused(Target target) throws IOException {
        try (Stream<Path> inputs = Files.list(target.corpus())) {
            List<Path> all = inputs.sorted().toList();
            assertThat(all).hasSizeGreaterThan(2);
            all.forEach(input -> target.call.accept(bytes(input)));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void newInputsAreAnsweredOrRefused(Target target) throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "Jazzer's native part is for x86-64 alone on Linux");
        assertThat(fuzz(target.type, target.corpus(), target.work(), SECONDS))
                .as("see %s", target.work().resolveSibling(target.type.getSimpleName() + ".log"))
                .isZero();
    }

    private static int fuzz(Class<?> target, Path corpus, Path work, String seconds) throws Exception {
        Files.createDirectories(work);
        Path log = work.resolveSibling(target.getSimpleName() + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // Most of a short run is start-up.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=io.ptoken.kmc.**",
                        "--custom_hook_includes=io.ptoken.kmc.**",
                        "--reproducer_path=" + work.getParent(),
                        "-artifact_prefix=" + work.resolveSibling(target.getSimpleName() + "-"),
                        "-max_total_time=" + seconds,
                        "-max_len=4096",
                        "-rss_limit_mb=3072",
                        work.toString(),
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(Long.parseLong(seconds) + 300, TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The machinery itself: a parser with a fault is found out. */
    @Test
    void aFaultIsFound() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "Jazzer's native part is for x86-64 alone on Linux");
        Path empty = Files.createDirectories(Path.of("target", "fuzz", "empty"));
        assertThat(fuzz(FuzzFaulty.class, empty, Path.of("target", "fuzz", "FuzzFaulty"), "60"))
                .isNotZero();
        assertThat(Path.of("target", "fuzz", "FuzzFaulty.log"))
                .content()
                .contains("IllegalStateException: the fault was found");
    }
}
