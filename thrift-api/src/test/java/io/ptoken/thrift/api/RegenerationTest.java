package io.ptoken.thrift.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed stubs are what the documented script makes of the IDL. */
@Tag("slow")
class RegenerationTest {

    private static final String COMPILER = "Thrift version 0.17.0";

    @Test
    void theScriptReproducesTheCommittedSources(@TempDir Path fresh) throws IOException, InterruptedException {
        assumeTrue(COMPILER.equals(installedCompiler()), "skipped: needs the Thrift compiler 0.17.0 on the PATH");
        Process script = new ProcessBuilder("sh", "regenerate.sh", fresh.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(output).isZero();
        assertThat(javaFiles(fresh)).isEqualTo(javaFiles(Path.of("src/main/generated")));
    }

    private static String installedCompiler() throws IOException, InterruptedException {
        if (Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "thrift")))) {
            return "none";
        }
        Process version = new ProcessBuilder("thrift", "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        version.waitFor();
        return output.strip();
    }

    private static Map<String, String> javaFiles(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> contents.put(root.relativize(file).toString(), text(file)));
        }
        return contents;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
