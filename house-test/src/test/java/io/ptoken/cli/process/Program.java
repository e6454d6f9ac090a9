package io.ptoken.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process. */
final class Program implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Kept so that {@code SecretsInOutputIT} can look through it. */
    private static final Path OUTPUT = Path.of("target", "process-output");

    /** A server that lives for seconds does not earn back what the optimising compiler costs. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final StringBuilder read = new StringBuilder();

    private Program(Process process, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    /** What a process that ended left behind. */
    record Ended(int exitCode, String out, String err) {}

    /** {@code bin/ptoken} of the distribution that Maven packaged. */
    static Path distribution() {
        return Path.of(System.getProperty("ptoken.distribution", "../program/target/ptoken-0.1.0-SNAPSHOT"));
    }

    /** Starts the packaged program. */
    static Program start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(distribution().resolve("bin").resolve("ptoken").toString());
        command.addAll(List.of(arguments));
        return start(command, environment, Path.of("target"));
    }

    /** Starts any command. */
    static Program start(List<String> command, Map<String, String> environment, Path directory) {
        try {
            Path err = Files.createTempFile("ptoken-test-", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(err.toFile());
            builder.environment().putIfAbsent("JAVA_OPTS", SHORT_LIVED);
            builder.environment().putAll(environment);
            return new Program(builder.start(), err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the packaged program and waits for its end. */
    static Ended run(Map<String, String> environment, String... arguments) {
        try (Program program = start(environment, arguments)) {
            return program.end();
        }
    }

    /** The next line of stdout; empty when there is none any more. */
    String readLine() {
        try {
            String line = out.readLine();
            read.append(line == null ? "" : line).append('\n');
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads lines up to one that begins with {@code start}. */
    List<String> readTo(String start) {
        return readTo(start, "");
    }

    /** Reads lines up to one that begins and ends so. */
    List<String> readTo(String start, String end) {
        List<String> lines = new ArrayList<>();
        while (lines.isEmpty()
                || !lines.get(lines.size() - 1).startsWith(start)
                || !lines.get(lines.size() - 1).endsWith(end)) {
            String line = readLine();
            if (line.isEmpty() && !process.isAlive()) {
                throw new IllegalStateException("ended before '" + start + end + "': " + lines + " " + err());
            }
            lines.add(line);
        }
        return lines;
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM; unlike {@link Process#destroy} it leaves stdout open. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL; stdout stays open here too. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Reads the rest and waits for the end. */
    Ended end() {
        try {
            StringBuilder rest = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                rest.append(line).append('\n');
            }
            read.append(rest);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end: " + rest + err());
            }
            return new Ended(process.exitValue(), rest.toString(), err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String err() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.createDirectories(OUTPUT);
            String name = err.getFileName().toString();
            Files.writeString(OUTPUT.resolve(name.replace(".err", ".out")), read);
            Files.move(err, OUTPUT.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
