package io.ptoken.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end, within a time. */
public final class RunningProgram {

    private static final int MOST_MINUTES = 5;

    private RunningProgram() {}

    /** What a command left behind. */
    public record Ended(int exitCode, String out, String err) {}

    /**
     * Runs a command.
     *
     * @param directory where it runs
     * @param scratch where what it prints is kept
     * @throws IllegalStateException when it does not end in time
     */
    public static Ended run(Path directory, Path scratch, List<String> command)
            throws IOException, InterruptedException {
        return run(directory, scratch, Map.of(), command);
    }

    /**
     * Runs a command with more variables in its environment.
     *
     * @param directory where it runs
     * @param scratch where what it prints is kept
     * @throws IllegalStateException when it does not end in time
     */
    public static Ended run(Path directory, Path scratch, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "run", ".out");
        Path err = Files.createTempFile(scratch, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end: " + Files.readString(out) + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Runs the Java program of this JVM. */
    public static Ended java(Path scratch, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        return run(Path.of("."), scratch, command);
    }

    /** The Java program of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
