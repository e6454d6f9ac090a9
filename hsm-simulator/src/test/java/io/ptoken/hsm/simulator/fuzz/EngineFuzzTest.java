package io.ptoken.hsm.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.testing.Fuzzing;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No bytes bring a simulated module to anything but an answer.
 *
 * <p>Jazzer begins with a request of every kind and looks for new inputs in a process of its own: some hundred in the
 * build, for longer with {@code -Dhsm.fuzz.seconds=600}. What it finds stays in {@code target/fuzz}; make a test of it.
 */
@Tag("slow")
class EngineFuzzTest {

    private static final Path WORK = Path.of("target", "fuzz");

    @Test
    void theSeedsAreAnswered() {
        FuzzEngine.seeds().forEach(FuzzEngine::fuzzerTestOneInput);
    }

    @Test
    void newInputsAreAnswered() throws Exception {
        assumeTrue(Fuzzing.runsHere(), "Jazzer's native part is for x86-64 alone on Linux");
        Path seeds = Files.createDirectories(WORK.resolve("seeds"));
        int number = 0;
        for (byte[] seed : FuzzEngine.seeds()) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        Fuzzing fuzzing = new Fuzzing(FuzzEngine.class, "io.ptoken.hsm.**", WORK);
        assertThat(fuzzing.run(seeds, 300, "hsm.fuzz.seconds"))
                .as("see %s", fuzzing.log())
                .isZero();
    }
}
