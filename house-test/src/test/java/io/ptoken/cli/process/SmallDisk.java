package io.ptoken.cli.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A file system of a few megabytes that only one program sees, and that ends with it: in a name space of its own, which
 * Linux lets any user make where it is not forbidden.
 */
final class SmallDisk {

    /** Its size. */
    static final int BYTES = 16 * 1024 * 1024;

    private static final String SIZE = Integer.toString(BYTES);
    private static final List<String> OWN_NAME_SPACE = List.of("unshare", "--map-root-user", "--mount");
    private static final String MOUNT_AND_GO = "set -e; mount -t tmpfs -o size=" + SIZE
            + " small-disk \"$1\"; cp -a \"$2\"/. \"$1\"; shift 2; exec \"$@\"";

    private final Path seen;

    private SmallDisk(Path seen) {
        this.seen = seen;
    }

    /** Whether this machine lets us. */
    static boolean isPossible() {
        List<String> command = new ArrayList<>(OWN_NAME_SPACE);
        command.addAll(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "small-disk", "/mnt"));
        try {
            Process probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts the packaged program with a small disk at {@code place}, an empty directory, that holds a copy of {@code data}. */
    static Program start(Map<String, String> environment, Path place, Path data, String... arguments) {
        List<String> command = new ArrayList<>(OWN_NAME_SPACE);
        command.addAll(List.of("sh", "-c", MOUNT_AND_GO, "sh", place.toString(), data.toString()));
        command.add(Program.distribution()
                .resolve("bin")
                .resolve("ptoken")
                .toAbsolutePath()
                .toString());
        command.addAll(List.of(arguments));
        return Program.start(command, environment, Path.of("target"));
    }

    /** The disk at {@code place} of a program that runs. */
    static SmallDisk of(Program program, Path place) {
        return new SmallDisk(Path.of("/proc", Long.toString(program.pid()), "root")
                .resolve(place.toAbsolutePath().toString().substring(1)));
    }

    /** Writes until nothing more fits. */
    void fill() {
        byte[] block = new byte[4096];
        try (OutputStream file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes room again. */
    void empty() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return seen.resolve("filler");
    }
}
