package io.ptoken.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A disk that fails on demand: a small library, compiled here, that stands between the program and the C library. */
final class FailingDisk {

    /** Every file below the data directory. */
    static final String EVERY_FILE = "/";

    /** The store of SQLite alone: database, log and index of the log. */
    static final String STORE = "ptoken.db";

    /** The state of the security module alone. */
    static final String MODULE = "softsm";

    private static final String SOURCE = "failing-disk.c";
    private static final int LONGEST_COMPILATION_SECONDS = 60;

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
    static FailingDisk compile(Path directory, Path root) {
        Path source = directory.resolve(SOURCE);
        Path library = directory.resolve("failing-disk.so");
        try (InputStream resource = FailingDisk.class.getResourceAsStream(SOURCE)) {
            if (resource == null) {
                throw new SetupFailure("the program is incomplete: " + SOURCE + " is missing");
            }
            Files.copy(resource, source, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SetupFailure("cannot write " + source, e);
        }
        run(List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl"), directory);
        return new FailingDisk(library, directory.resolve("fault"), directory.resolve("fault.hits"), root);
    }

    private static void run(List<String> command, Path directory) {
        Path output = directory.resolve("gcc.out");
        try {
            Process gcc = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!gcc.waitFor(LONGEST_COMPILATION_SECONDS, TimeUnit.SECONDS) || gcc.exitValue() != 0) {
                gcc.destroyForcibly();
                throw new SetupFailure("gcc cannot compile the failing disk: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new SetupFailure(
                    "gcc is needed to let the disk fail: install it (Debian: apt-get install gcc libc6-dev), or say --fault kill",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        }
    }

    /** Variables for a program whose disk is to fail. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "CRASH_FAULT_ROOT", root.toString(),
                "CRASH_FAULT_CONTROL", control.toString(),
                "CRASH_FAULT_HITS", hits.toString());
    }

    /** From now on the disk fails for files whose name contains {@code file}. */
    void fail(DiskFault fault, String file) {
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
    void heal() {
        try {
            Files.deleteIfExists(control);
        } catch (IOException e) {
            throw new SetupFailure("cannot switch the fault off", e);
        }
    }

    /** How many calls were made to fail since {@link #fail} on files whose name contains {@code file}. */
    long hits(String file) {
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
