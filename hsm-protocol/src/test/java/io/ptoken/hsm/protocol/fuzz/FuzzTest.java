package io.ptoken.hsm.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.hsm.protocol.PrintedFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No bytes bring a reader, a decoder or a client to anything but an answer or the refusal it documents.
 *
 * <p>Jazzer begins with the printed frames and looks for new inputs, in a process of its own for each target: for a few
 * seconds in the build, for longer with {@code -Dhsm.fuzz.seconds=600}. What it finds stays in {@code target/fuzz}; make a
 * test of it.
 */
@Tag("slow")
class FuzzTest {

    private static final String SECONDS = System.getProperty("hsm.fuzz.seconds", "2");
    private static final Path WORK = Path.of("target", "fuzz");

    /** What is fuzzed. */
    enum Target {
        READERS(FuzzReaders.class, FuzzReaders::fuzzerTestOneInput),
        MESSAGES(FuzzMessages.class, FuzzMessages::fuzzerTestOneInput),
        TEXTS(FuzzTexts.class, FuzzTexts::fuzzerTestOneInput),
        CLIENT(FuzzClient.class, FuzzClient::fuzzerTestOneInput);

        private final Class<?> type;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<byte[]> call;

        Target(Class<?> type, Consumer<byte[]> call) {
            this.type = type;
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSeedsAreAnsweredOrRefused(Target target) {
        seeds().forEach(target.call);
    }

    @ParameterizedTest
    @EnumSource
    void newInputsAreAnsweredOrRefused(Target target) throws Exception {
        requireNativePart();
        Path corpus = Files.createDirectories(WORK.resolve("seeds"));
        int number = 0;
        for (byte[] seed : seeds()) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
        assertThat(fuzz(target.type, corpus, SECONDS))
                .as("see %s", log(target.type))
                .isZero();
    }

    /** The machinery itself: a decoder with a fault is found out. */
    @Test
    void aFaultIsFound() throws Exception {
        requireNativePart();
        Path empty = Files.createDirectories(WORK.resolve("empty"));
        assertThat(fuzz(FuzzFaulty.class, empty, "60")).isNotZero();
        assertThat(log(FuzzFaulty.class)).content().contains("IllegalStateException: the fault was found");
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (PrintedFrame printed : PrintedFrame.all()) {
            seeds.add(printed.text().getBytes(StandardCharsets.US_ASCII));
            seeds.add(("x" + printed.line() + "\r").getBytes(StandardCharsets.US_ASCII));
        }
        seeds.add("BDT20140101T000000Z;KEN255;KRN1;SGC123456;ULMFFFFFFFF".getBytes(StandardCharsets.US_ASCII));
        seeds.add("SMID.1:Prism:94000001:20240101T000000Z:0123456789ABCDEF:59D1".getBytes(StandardCharsets.US_ASCII));
        seeds.add("950094000001STS04A60\n9520010CS".getBytes(StandardCharsets.US_ASCII));
        return seeds;
    }

    private static int fuzz(Class<?> target, Path corpus, String seconds) throws Exception {
        Path work = Files.createDirectories(WORK.resolve(target.getSimpleName()));
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
                        "--instrumentation_includes=io.ptoken.hsm.**",
                        "--custom_hook_includes=io.ptoken.hsm.**",
                        "--reproducer_path=" + WORK,
                        "-artifact_prefix=" + WORK.resolve(target.getSimpleName() + "-"),
                        "-max_total_time=" + seconds,
                        "-max_len=4096",
                        "-rss_limit_mb=3072",
                        work.toString(),
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log(target).toFile())
                .start();
        try {
            assertThat(process.waitFor(Long.parseLong(seconds) + 300, TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path log(Class<?> target) {
        return WORK.resolve(target.getSimpleName() + ".log");
    }

    private static void requireNativePart() throws IOException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "Jazzer's native part is for x86-64 alone on Linux");
        Files.createDirectories(WORK);
    }
}
