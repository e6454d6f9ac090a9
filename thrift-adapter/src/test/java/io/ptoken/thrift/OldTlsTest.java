package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of TLS before 1.2 are refused by the server itself, not only by the JDK it happens to run on. */
class OldTlsTest {

    @TempDir
    private Path folder;

    @Test
    void oldVersionsAreRefusedAlsoWhereTheJdkAllowsThem() throws Exception {
        assertThat(run("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"))
                .containsExactly(
                        "TLSv1 JDK accepts, server refuses",
                        "TLSv1.1 JDK accepts, server refuses",
                        "TLSv1.2 JDK accepts, server accepts",
                        "TLSv1.3 JDK accepts, server accepts");
    }

    /** A process of its own: a JVM reads what is forbidden once. */
    private List<String> run(String... versions) throws IOException, InterruptedException {
        Path allowed = Files.writeString(
                folder.resolve("java.security"), "jdk.tls.disabledAlgorithms=\njdk.tls.legacyAlgorithms=\n");
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.security.properties=" + allowed,
                "-cp",
                System.getProperty("java.class.path"),
                OldTlsProgram.class.getName()));
        command.addAll(List.of(versions));
        Process program =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(Files.readString(errors)).isZero();
        return output.lines()
                .filter(line -> line.startsWith("TLSv")) // and not what the server logs
                .toList();
    }
}
