package io.ptoken.crash.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program with an environment of its own: nothing of the caller's PTOKEN variables is passed on.
 *
 * @param distribution directory with {@code bin/ptoken}
 * @param directory where commands run and leave their output
 * @param environment variables to set
 */
public record ProgramFiles(Path distribution, Path directory, Map<String, String> environment) {

    private static final int LONGEST_COMMAND_SECONDS = 120;

    public ProgramFiles {
        environment = Map.copyOf(environment);
    }

    /** With more variables. */
    public ProgramFiles with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new ProgramFiles(distribution, directory, all);
    }

    /** Starts a command; its output goes to the file. */
    public Process start(Path output, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(distribution.resolve("bin").resolve("ptoken").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PTOKEN_") || name.equals("LD_PRELOAD"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SetupFailure("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Runs a command to its end. */
    public Ended run(String... arguments) {
        Path output = directory.resolve("command.out");
        Process process = start(output, List.of(arguments));
        Children.add(process);
        try {
            if (!process.waitFor(LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS)) {
                throw new BrokenPromise("'ptoken " + String.join(" ", arguments) + "' does not end");
            }
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + output, e);
        } finally {
            Children.remove(process);
        }
    }
}
