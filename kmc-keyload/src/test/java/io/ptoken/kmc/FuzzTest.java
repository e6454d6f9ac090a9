package io.ptoken.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.kmc.ap1.FuzzFile;
import io.ptoken.kmc.ap1.FuzzPkid;
import io.ptoken.kmc.ap1.FuzzRecord;
import io.ptoken.kmc.simulator.FuzzState;
import io.ptoken.testing.Fuzzing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No input brings a parser to anything but an answer or the refusal it documents.
 *
 * <p>The kept corpus always runs. Beyond it Jazzer looks for new inputs, in a process of its own for each parser: a
 * few hundred or thousand in the build, for longer with {@code -Dkmc.fuzz.seconds=600}. What it finds stays in {@code target/fuzz}, to
 * be copied into the corpus ({@code src/test/resources/fuzz}).
 */
@Tag("slow")
class FuzzTest {

    private static final Path WORK = Path.of("target", "fuzz");

    /** The parsers. */
    enum Target {
        RECORD(FuzzRecord.class, 200, FuzzRecord::fuzzerTestOneInput),
        FILE(FuzzFile.class, 2_000, FuzzFile::fuzzerTestOneInput),
        PKID(FuzzPkid.class, 5_000, FuzzPkid::fuzzerTestOneInput),
        STATE(FuzzState.class, 2_000, FuzzState::fuzzerTestOneInput);

        private final Class<?> type;
        private final int inputs;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<byte[]> call;

        Target(Class<?> type, int inputs, Consumer<byte[]> call) {
            this.type = type;
            this.inputs = inputs;
            this.call = call;
        }

        Path corpus() {
            return Path.of("src", "test", "resources", "fuzz", type.getSimpleName());
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
        assumeTrue(Fuzzing.runsHere(), "Jazzer's native part is for x86-64 alone on Linux");
        Fuzzing fuzzing = fuzzing(target.type);
        assertThat(fuzzing.run(target.corpus(), target.inputs, "kmc.fuzz.seconds"))
                .as("see %s", fuzzing.log())
                .isZero();
    }

    private static Fuzzing fuzzing(Class<?> target) {
        return new Fuzzing(target, "io.ptoken.kmc.**", WORK);
    }

    /** The machinery itself: a parser with a fault is found out. */
    @Test
    void aFaultIsFound() throws Exception {
        assumeTrue(Fuzzing.runsHere(), "Jazzer's native part is for x86-64 alone on Linux");
        Path empty = Files.createDirectories(WORK.resolve("empty"));
        Fuzzing fuzzing = fuzzing(FuzzFaulty.class);
        assertThat(fuzzing.run(empty, 1_000_000, "kmc.fuzz.seconds")).isNotZero();
        assertThat(fuzzing.log()).content().contains("IllegalStateException: the fault was found");
    }
}
