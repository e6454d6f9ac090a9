package io.ptoken.crash.fault;

import io.ptoken.crash.program.SetupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small C libraries that stand between the program and the C library; compiled where they are used. */
final class Preload {

    private static final int LONGEST_COMPILATION_SECONDS = 60;

    private Preload() {}

    /**
     * Compiles one.
     *
     * @param name of its source among the resources, without {@code .c}
     * @param directory where source and library go
     * @return the library
     */
    static Path compile(String name, Path directory) {
        Path source = directory.resolve(name + ".c");
        Path library = directory.resolve(name + ".so");
        try (InputStream resource = Preload.class.getResourceAsStream(name + ".c")) {
            if (resource == null) {
                throw new SetupFailure("the program is incomplete: " + name + ".c is missing");
            }
            Files.copy(resource, source, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SetupFailure("cannot write " + source, e);
        }
        run(List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl"), directory);
        return library;
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
                throw new SetupFailure("gcc cannot compile what lets the disk fail: " + Files.readString(output));
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
}
