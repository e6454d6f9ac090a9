package io.ptoken.hsm.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.hsm.protocol.PrintedFrame;
import io.ptoken.testing.Fuzzing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No bytes bring a reader, a decoder or a client to anything but an answer or the refusal it documents.
 *
 * <p>Jazzer begins with the printed frames and looks for new inputs, in a process of its own for each target: a few thousand
 * in the build, for longer with {@code -Dhsm.fuzz.seconds=600}. What it finds stays in {@code target/fuzz}; make a
 * test of it.
 */
@Tag("slow")
class FuzzTest {

    private static final Path WORK = Path.of("target", "fuzz");

    /** What is fuzzed. */
    enum Target {
        READERS(FuzzReaders.class, 300, FuzzReaders::fuzzerTestOneInput),
        MESSAGES(FuzzMessages.class, 3_000, FuzzMessages::fuzzerTestOneInput),
        TEXTS(FuzzTexts.class, 3_000, FuzzTexts::fuzzerTestOneInput),
        CLIENT(FuzzClient.class, 200, FuzzClient::fuzzerTestOneInput);

        private final Class<?> type;
        private final int inputs;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<byte[]> call;

        Target(Class<?> type, int inputs, Consumer<byte[]> call) {
            this.type = type;
            this.inputs = inputs;
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
        Fuzzing fuzzing = fuzzing(target.type);
        assertThat(fuzzing.run(corpus, target.inputs, "hsm.fuzz.seconds"))
                .as("see %s", fuzzing.log())
                .isZero();
    }

    /** The machinery itself: a decoder with a fault is found out. */
    @Test
    void aFaultIsFound() throws Exception {
        requireNativePart();
        Path empty = Files.createDirectories(WORK.resolve("empty"));
        Fuzzing fuzzing = fuzzing(FuzzFaulty.class);
        assertThat(fuzzing.run(empty, 1_000_000, "hsm.fuzz.seconds")).isNotZero();
        assertThat(fuzzing.log()).content().contains("IllegalStateException: the fault was found");
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

    private static Fuzzing fuzzing(Class<?> target) {
        return new Fuzzing(target, "io.ptoken.hsm.**", WORK);
    }

    private static void requireNativePart() throws IOException {
        assumeTrue(Fuzzing.runsHere(), "Jazzer's native part is for x86-64 alone on Linux");
        Files.createDirectories(WORK);
    }
}
