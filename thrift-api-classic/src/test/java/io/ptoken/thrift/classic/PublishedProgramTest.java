package io.ptoken.thrift.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TFramedTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import za.co.prism.prismtoken1.TokenApi;

/** A program of the published form compiles and sells: with the libthrift it was written for, and with today's. */
@Tag("slow")
class PublishedProgramTest {

    private static final Path PROGRAM = Path.of("src/test/resources/program/PublishedProgram.java");
    private static final Path CLASSIC = Path.of("target/classic/libthrift.jar");
    private static final Path API = placeOf(TokenApi.class);
    private static final Path TODAY = placeOf(TConfiguration.class);
    private static final Path BRIDGE = placeOf(TFramedTransport.class);
    private static final Path LOGGING = placeOf(Logger.class);

    private static SellingServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() throws IOException {
        server = SellingServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void withTheCompiledApiAndTheLibraryOfItsTime() throws Exception {
        assertSells(List.of(API, CLASSIC, LOGGING));
    }

    @Test
    void withTodaysLibraryAndTheBridge() throws Exception {
        assertSells(List.of(API, TODAY, BRIDGE, LOGGING));
    }

    @Test
    void withTodaysLibraryAloneItDoesNotCompile() throws IOException {
        assertThat(compile(List.of(API, TODAY, LOGGING)))
                .contains("import org.apache.thrift.transport.TFramedTransport");
    }

    @Test
    void theOldLibraryIsNowhereOnTheClassPathOfAnArtifact() {
        assertThat(CLASSIC).exists();
        assertThat(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filteredOn(entry -> entry.contains("libthrift"))
                .singleElement()
                .isEqualTo(TODAY.toString());
    }

    private void assertSells(List<Path> libraries) throws Exception {
        assertThat(compile(libraries)).isEmpty();
        List<String> said = run(libraries);

        assertThat(said).hasSize(7);
        assertThat(said.subList(0, 5))
                .containsExactly(
                        "version 1.1",
                        "ping hello",
                        "error EAuthentication.Token Authentication failed (bad accessToken: unknown)",
                        "status vending",
                        "token Credit:Electricity 100.0 kWh");
        assertThat(said.get(5)).matches("verified EVerify\\.Ok [0-9]+");
        assertThat(said.get(6)).isEqualTo("fetched true");
    }

    /** Compiles the program; returns what the compiler has to say against it. */
    private String compile(List<Path> libraries) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-classpath", classPath(libraries), "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(PROGRAM))
                    .call();
        }
        return errors.toString();
    }

    /** Runs the compiled program in a process of its own; returns its lines. */
    private List<String> run(List<Path> libraries) throws IOException, InterruptedException, GeneralSecurityException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-cp",
                        folder + File.pathSeparator + classPath(libraries),
                        "PublishedProgram",
                        server.trustStore(folder.resolve("trusted")).toString(),
                        Integer.toString(server.port()),
                        SellingServer.PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(output).isZero();
        return output.lines().filter(line -> !line.startsWith("SLF4J")).toList();
    }

    private static String classPath(List<Path> libraries) {
        return libraries.stream()
                .map(library -> library.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
