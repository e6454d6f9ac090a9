package io.ptoken.hsm.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No bytes bring a simulated module to anything but an answer.
 *
 * <p>Jazzer begins with a request of every kind and looks for new inputs in a process of its own: for a few seconds in the
 * build, for longer with {@code -Dhsm.fuzz.seconds=600}. What it finds stays in {@code target/fuzz}; make a test of it.
 */
@Tag("slow")
class EngineFuzzTest {

    private static final String SECONDS = System.getProperty("hsm.fuzz.seconds", "2");
    private static final Path WORK = Path.of("target", "fuzz");
    private static final Path LOG = WORK.resolve("engine.log");

    @Test
    void theSeedsAreAnswered() {
        FuzzEngine.seeds().forEach(FuzzEngine::fuzzerTestOneInput);
    }

    @Test
    void newInputsAreAnswered() throws Exception {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "Jazzer's native part is for x86-64 alone on Linux");
        Path seeds = Files.createDirectories(WORK.resolve("seeds"));
        int number = 0;
        for (byte[] seed : FuzzEngine.seeds()) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        assertThat(fuzz(seeds)).as("see %s", LOG).isZero();
    }

    private static int fuzz(Path seeds) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // Most of a short run is start-up.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzEngine.class.getName(),
                        "--instrumentation_includes=io.ptoken.hsm.**",
                        "--custom_hook_includes=io.ptoken.hsm.**",
                        "--reproducer_path=" + WORK,
                        "-artifact_prefix=" + WORK.resolve("engine-"),
                        "-max_total_time=" + SECONDS,
                        "-max_len=4096",
                        "-rss_limit_mb=3072",
                        Files.createDirectories(WORK.resolve("engine")).toString(),
                        seeds.toString())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        try {
            assertThat(process.waitFor(Long.parseLong(SECONDS) + 300, TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
