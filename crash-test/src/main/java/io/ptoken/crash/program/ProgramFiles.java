package io.ptoken.crash.program;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /**
     * Runs commands one after the other in one process, which starts once for all of them, up to the first that fails. For
     * what is looked at and prepared; what is struck is a process of its own.
     *
     * @return what came of each that was run
     */
    public List<Ended> runInTurn(List<List<String>> commands) {
        Path words = directory.resolve("commands.json");
        Path results = directory.resolve("commands-ended.json");
        try {
            Files.deleteIfExists(results);
            JSON.writeValue(words.toFile(), commands);
            Ended all = with(otherMain()).run(words.toString(), results.toString());
            if (!all.ok()) {
                throw new SetupFailure("cannot run several commands in one process: " + all.output());
            }
            return JSON.readValue(results.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new SetupFailure("cannot run the commands of " + words, e);
        }
    }

    /** What has {@code bin/ptoken} start {@link CommandsInTurn}. */
    private Map<String, String> otherMain() throws IOException {
        Path home = directory.resolve("java-in-turn");
        Path java = home.resolve("bin").resolve("java");
        if (!Files.exists(java)) {
            Files.createDirectories(java.getParent());
            try (InputStream script = ProgramFiles.class.getResourceAsStream("java")) {
                Files.copy(Objects.requireNonNull(script, "the script 'java'"), java);
            }
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        }
        String classes = Path.of(URI.create(CommandsInTurn.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        String set = System.getenv("JAVA_HOME");
        return Map.of(
                "JAVA_HOME",
                home.toString(),
                "CRASH_TEST_JAVA",
                set == null ? "java" : set + "/bin/java",
                "CRASH_TEST_CLASSES",
                classes);
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
