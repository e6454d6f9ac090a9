package io.ptoken.mutation;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.Launcher;

/**
 * Compiles a class without a rule and runs tests with it, in a JVM of its own and in the folder of their module. Nothing of
 * the project is changed. Needs the class paths that a build with {@code -Pmutation} has written.
 */
final class Workshop {

    /** How a run of tests ended. */
    enum Outcome {
        ALL_PASSED,
        ONE_FAILED,
        NONE_RAN,
        TOOK_TOO_LONG
    }

    private static final int MOST_MINUTES = 5;

    private final Path root;
    private final Path bench;
    private final Set<List<String>> sound = new HashSet<>();

    /**
     * @param root folder of the whole project
     * @param bench folder for compiled classes and a report, a line for each rule; made when it is not there
     */
    Workshop(Path root, Path bench) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.bench = Files.createDirectories(bench.toAbsolutePath());
        Files.deleteIfExists(this.bench.resolve("report.txt"));
    }

    /** Runs the tests without the rule; before that once with it, because tests that fail anyway notice nothing. */
    Outcome without(Rule rule) throws IOException, InterruptedException {
        if (!sound.contains(rule.tests())) {
            Outcome whole = run(rule, List.of());
            if (whole != Outcome.ALL_PASSED) {
                throw new IllegalStateException(rule.tests() + " with every rule in place: " + whole);
            }
            sound.add(rule.tests());
        }
        Outcome outcome = run(rule, List.of(compileWithout(rule)));
        Files.writeString(bench.resolve("report.txt"), outcome + "  " + rule + "\n", CREATE, APPEND);
        return outcome;
    }

    private Path compileWithout(Rule rule) throws IOException {
        Path folder = Files.createTempDirectory(bench, "rule");
        Path source = folder.resolve("source").resolve(rule.type().replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, rule.withoutIt(root));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-cp", classPath(rule.module()), "-d", classes.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(rule + ": what stands there instead does not compile\n" + errors);
            }
        }
        return classes;
    }

    private Outcome run(Rule rule, List<Path> changed) throws IOException, InterruptedException {
        List<String> path = new ArrayList<>();
        changed.forEach(folder -> path.add(folder.toString()));
        path.add(classPath(rule.testModule()));
        path.add(placeOf(Launcher.class));
        path.add(placeOf(TestRun.class));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                String.join(File.pathSeparator, path),
                TestRun.class.getName()));
        command.addAll(rule.tests());
        Process process = new ProcessBuilder(command)
                .directory(root.resolve(rule.testModule()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(bench.resolve("last-run.log").toFile())
                .start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return Outcome.TOOK_TOO_LONG;
        }
        return switch (process.exitValue()) {
            case TestRun.ALL_PASSED -> Outcome.ALL_PASSED;
            case TestRun.ONE_FAILED -> Outcome.ONE_FAILED;
            case TestRun.NONE_RAN -> Outcome.NONE_RAN;
            default ->
                throw new IllegalStateException("the tests of " + rule + " could not be run: "
                        + Files.readString(bench.resolve("last-run.log")));
        };
    }

    /** The module's own classes, then what its tests need, as its build has written it down. */
    private String classPath(String module) throws IOException {
        Path target = root.resolve(module).resolve("target");
        Path written = target.resolve("test-class-path");
        if (Files.notExists(written)) {
            throw new IllegalStateException(written + " is missing: build with -Pmutation first");
        }
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                Files.readString(written).strip());
    }

    private static String placeOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
