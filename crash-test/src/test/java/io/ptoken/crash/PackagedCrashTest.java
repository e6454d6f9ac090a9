package io.ptoken.crash;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The crash test on the packaged program, with the numbers that the build was given. */
final class PackagedCrashTest {

    private static final Path TARGET = Path.of(System.getProperty("crash.target", "target"));

    private PackagedCrashTest() {}

    /** Where a report goes. */
    static Path report(String name) {
        return TARGET.resolve(name + ".md");
    }

    /** An option whose number is a property of the build, such as {@code crash.runs}. */
    static String option(String option, String property, int otherwise) {
        return option + "=" + System.getProperty(property, Integer.toString(otherwise));
    }

    /** Runs it; the exit code. */
    static int exitCode(Path report, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--audit",
                "--directory=" + TARGET.resolve("crash"),
                "--report=" + report,
                "--distribution="
                        + System.getProperty("ptoken.distribution", "../program/target/ptoken-0.1.0-SNAPSHOT")));
        arguments.addAll(more);
        return CrashTest.run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    /** The seed and the other options that the build was given. */
    static List<String> givenOptions() {
        List<String> options = new ArrayList<>();
        words("crash.seed").forEach(seed -> options.add("--seed=" + seed));
        options.addAll(words("crash.options"));
        return options;
    }

    private static List<String> words(String property) {
        return List.of(System.getProperty(property, "").split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
