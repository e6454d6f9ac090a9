package io.ptoken.crash.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A packaged program whose commands are a few lines of shell. */
public final class FakeProgram {

    private FakeProgram() {}

    /**
     * Makes it.
     *
     * @param cases of the words of the command, joined by blanks: {@code PATTERN) COMMANDS ;;}
     */
    public static ProgramFiles make(Path folder, String cases) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path script = Files.createFile(
                bin.resolve("ptoken"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, "#!/bin/sh\ncase \"$*\" in\n" + cases + "\nesac\n");
        return new ProgramFiles(folder, folder, Map.of());
    }
}
