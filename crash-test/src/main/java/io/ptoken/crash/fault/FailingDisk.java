package io.ptoken.crash.fault;

import io.ptoken.crash.program.SetupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A disk that fails on demand: a small library, compiled here, that stands between the program and the C library. */
public final class FailingDisk {

    /** Every file below the data directory. */
    public static final String EVERY_FILE = "/";

    /** The store of SQLite alone: database, log and index of the log. */
    public static final String STORE = "ptoken.db";

    /** The state of the security module alone. */
    public static final String MODULE = "softsm";

    private final Path library;
    private final Path control;
    private final Path hits;
    private final Path root;

    private FailingDisk(Path library, Path control, Path hits, Path root) {
        this.library = library;
        this.control = control;
        this.hits = hits;
        this.root = root;
    }

    /**
     * Compiles it.
     *
     * @param directory for library, control and hits files
     * @param root the data directory, which need not exist yet
     */
    public static FailingDisk compile(Path directory, Path root) {
        return new FailingDisk(
                Preload.compile("failing-disk", directory),
                directory.resolve("fault"),
                directory.resolve("fault.hits"),
                root);
    }

    /** Variables for a program whose disk is to fail. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "CRASH_FAULT_ROOT", root.toString(),
                "CRASH_FAULT_CONTROL", control.toString(),
                "CRASH_FAULT_HITS", hits.toString());
    }

    /** From now on the disk fails for files whose name contains {@code file}. */
    public void fail(DiskFault fault, String file) {
        try {
            Files.deleteIfExists(hits);
            Path prepared = control.resolveSibling("fault.new");
            Files.writeString(prepared, fault.word() + " " + file, StandardCharsets.UTF_8);
            Files.move(prepared, control, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SetupFailure("cannot switch the fault on", e);
        }
    }

    /** The disk is as good as new. */
    public void heal() {
        try {
            Files.deleteIfExists(control);
        } catch (IOException e) {
            throw new SetupFailure("cannot switch the fault off", e);
        }
    }

    /** How many calls were made to fail since {@link #fail} on files whose name contains {@code file}. */
    public long hits(String file) {
        if (!Files.exists(hits)) {
            return 0;
        }
        try (var lines = Files.lines(hits)) {
            return lines.filter(line -> line.contains(file)).count();
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + hits, e);
        }
    }
}
