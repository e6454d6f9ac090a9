package io.ptoken.crash.fault;

import io.ptoken.crash.program.SetupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** SIGKILL just before a program changes files for the n-th time: a small library that counts writes, syncs and renames. */
public final class KillAtCall {

    /** Counts, and kills never. */
    public static final int NEVER = 0;

    private final Path library;
    private final Path root;
    private final Path count;

    private KillAtCall(Path library, Path root, Path count) {
        this.library = library;
        this.root = root;
        this.count = count;
    }

    /**
     * Compiles it.
     *
     * @param directory for library and count
     * @param root the directory whose files count
     */
    public static KillAtCall compile(Path directory, Path root) {
        return new KillAtCall(Preload.compile("kill-at-call", directory), root, directory.resolve("calls"));
    }

    /**
     * Variables for the program that is to be killed.
     *
     * @param call number of the call, from 1, or {@link #NEVER}
     */
    public Map<String, String> environment(int call) {
        try {
            Files.deleteIfExists(count);
        } catch (IOException e) {
            throw new SetupFailure("cannot delete " + count, e);
        }
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "KILL_AT_ROOT", root.toString(),
                "KILL_AT_COUNT", count.toString(),
                "KILL_AT_CALL", Integer.toString(call));
    }

    /** How many calls there were since {@link #environment}. */
    public int calls() {
        try {
            return Files.exists(count)
                    ? Integer.parseInt(
                            Files.readString(count, StandardCharsets.UTF_8).trim())
                    : 0;
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + count, e);
        }
    }
}
