package io.ptoken.service.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RunningProgram;
import io.ptoken.testing.RunningProgram.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each in a process of its own: SLF4J begins once. */
class QuietSlf4jTest {

    private static final String NO_PROVIDER = "No SLF4J providers were found";
    private static final String UNSET = "slf4j.internal.verbosity=null\n";

    @TempDir
    Path scratch;

    @Test
    void slf4jComplainsByItself() throws IOException, InterruptedException {
        assertThat(run(List.of(), "loud").err()).contains(NO_PROVIDER);
    }

    @Test
    void aMissingProviderIsNoComplaintAndNothingIsLeftBehind() throws IOException, InterruptedException {
        Ended ended = run(List.of());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo(UNSET);
    }

    @Test
    void whoAsksForTheComplaintGetsIt() throws IOException, InterruptedException {
        Ended ended = run(List.of("-Dslf4j.internal.verbosity=WARN"));

        assertThat(ended.err()).contains(NO_PROVIDER);
        assertThat(ended.out()).isEqualTo("slf4j.internal.verbosity=WARN\n");
    }

    @Test
    void aProviderNamedByPropertyThatIsMissingIsToldAsEver() throws IOException, InterruptedException {
        Ended ended = run(List.of("-Dslf4j.provider=org.example.Missing"));

        assertThat(ended.err()).contains("org.example.Missing", NO_PROVIDER);
    }

    @Test
    void twoProvidersAreToldAsEver() throws IOException, InterruptedException {
        Path services = Files.createDirectories(scratch.resolve("providers").resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.slf4j.spi.SLF4JServiceProvider"),
                "org.slf4j.helpers.NOP_FallbackServiceProvider\norg.slf4j.helpers.SubstituteServiceProvider\n");

        assertThat(run(List.of()).err()).contains("multiple SLF4J providers");
    }

    private Ended run(List<String> options, String... arguments) throws IOException, InterruptedException {
        String classPath = scratch.resolve("providers") + File.pathSeparator + System.getProperty("java.class.path");
        return RunningProgram.java(
                scratch,
                Stream.of(options, List.of("-cp", classPath, BegunLogging.class.getName()), List.of(arguments))
                        .flatMap(List::stream)
                        .toList());
    }
}
