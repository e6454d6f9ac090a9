package io.ptoken.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Jazzer in a process of its own, on one target: a class with {@code fuzzerTestOneInput}. What it finds stays in the folder.
 * Modules that use it have Jazzer among their test dependencies.
 *
 * @param target the class
 * @param watched pattern of the classes whose branches lead it, such as {@code io.ptoken.kmc.**}
 * @param folder where corpus, log and findings go, one each for every target
 */
public record Fuzzing(Class<?> target, String watched, Path folder) {

    private static final long LONGEST_SECONDS = 600;

    /**
     * They look for injections into SQL, scripts and the like, and are half of what it takes to start: a few thousand inputs do
     * without, a long run has them.
     */
    private static final String LOOKOUTS = Stream.of(
                    "BigDecimal",
                    "ClojureLangHooks",
                    "Deserialization",
                    "ExpressionLanguageInjection",
                    "FilePathTraversal",
                    "LdapInjection",
                    "NamingContextLookup",
                    "OsCommandInjection",
                    "ReflectiveCall",
                    "RegexInjection",
                    "RegexRoadblocks",
                    "ScriptEngineInjection",
                    "ServerSideRequestForgery",
                    "SqlInjection",
                    "TemplateInjection",
                    "UnsafeSanitizer",
                    "XPathInjection",
                    "XmlParserSsrfGuidance")
            .map("com.code_intelligence.jazzer.sanitizers."::concat)
            .collect(Collectors.joining(":"));

    /** Whether there is a native part for this machine: on Linux for x86-64 alone. */
    public static boolean runsHere() {
        return System.getProperty("os.arch").equals("amd64");
    }

    /** All that Jazzer said. */
    public Path log() {
        return folder.resolve(target.getSimpleName() + ".log");
    }

    /**
     * Tries so many new inputs, or goes on for the seconds that a system property names.
     *
     * @param seeds folder of inputs to begin with
     * @return Jazzer's exit code: 0 when nothing was found
     */
    public int run(Path seeds, int inputs, String secondsProperty) throws IOException, InterruptedException {
        Optional<String> seconds = Optional.ofNullable(System.getProperty(secondsProperty));
        return run(
                seeds,
                seconds.map(value -> "-max_total_time=" + value).orElse("-runs=" + inputs),
                seconds.map(Long::parseLong).orElse(0L));
    }

    private int run(Path seeds, String bound, long seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Most of a short run is start-up.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=" + watched,
                "--custom_hook_includes=" + watched,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder.resolve(target.getSimpleName() + "-"),
                bound,
                "--disabled_hooks=" + (seconds == 0 ? LOOKOUTS : ""),
                "-max_len=4096",
                "-rss_limit_mb=3072",
                Files.createDirectories(folder.resolve(target.getSimpleName())).toString(),
                seeds.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            if (!process.waitFor(seconds + LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("fuzzing does not end, see " + log());
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
