package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people unpack. */
class DistributionIT {

    private static final Path ROOT = Path.of(System.getProperty("ptoken.root", ".."));
    private static final String INTERFACE = "clients/prismtoken1-TokenApi.thrift";

    @Test
    void holdsTheInterfaceDefinitionThatThePageNames() {
        assertThat(Program.distribution().resolve(INTERFACE))
                .hasSameTextualContentAs(ROOT.resolve("thrift-api/src/main/thrift/prismtoken1-TokenApi.thrift"));
        assertThat(ROOT.resolve("docs/token-api.md")).content().contains(INTERFACE);
    }

    @Test
    void saysHowMuchMemoryItNeedsAndDoesNothing(@TempDir Path directory) {
        Program.Ended ended = Program.run(
                Map.of("JAVA_OPTS", "-Xmx64m", "PTOKEN_PASSPHRASE", "correct horse battery"),
                "init",
                "--data",
                directory.resolve("data").toString());

        assertThat(ended.err())
                .matches("ptoken: Java may use 6[0-4] MB of memory here, which is too little: give it 128 MB or more"
                        + " \\(256 MB is plenty\\), as in JAVA_OPTS=-Xmx256m; nothing was done\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void startsWithTheLeastMemoryThatItNames(@TempDir Path directory) {
        Program.Ended ended = Program.run(
                Map.of("JAVA_OPTS", "-Xmx128m", "PTOKEN_PASSPHRASE", "correct horse battery"),
                "init",
                "--data",
                directory.resolve("data").toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    /** A server that lives half dead is not started again by whoever looks after it. */
    @Test
    void endsWhenThereIsNoMemoryLeft(@TempDir Path directory) throws IOException {
        assertThat(options(directory, Map.of(), "serve"))
                .contains(" -XX:+ExitOnOutOfMemoryError ")
                .endsWith(" serve\n");
    }

    /** Elsewhere each start would check the signature of every class of them. */
    @Test
    void looksForTheSignedLibrariesWhereTheyAre(@TempDir Path directory) throws IOException {
        Matcher place = Pattern.compile("-Xbootclasspath/a:(\\S+)").matcher(options(directory, Map.of(), "serve"));

        assertThat(place.find()).isTrue();
        assertThat(place.group(1).split(":"))
                .hasSize(3)
                .allSatisfy(jar -> assertThat(Path.of(jar)).isRegularFile());
    }

    @Test
    void showsNoTracesToWhoRunsACommandAndAsksForNone(@TempDir Path directory) throws IOException {
        String withoutTraces = "-Dptoken.log.trace=%nopex";

        assertThat(options(directory, Map.of("PTOKEN_LOG_LEVEL", ""), "token")).contains(withoutTraces);
        assertThat(options(directory, Map.of("PTOKEN_LOG_LEVEL", "DEBUG"), "token"))
                .doesNotContain(withoutTraces);
        assertThat(options(directory, Map.of("PTOKEN_LOG_LEVEL", ""), "serve")).doesNotContain(withoutTraces);
    }

    /** With which options the program starts Java. */
    private static String options(Path directory, Map<String, String> environment, String command) throws IOException {
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", directory.toString());
        return Program.run(all, command).out();
    }
}
