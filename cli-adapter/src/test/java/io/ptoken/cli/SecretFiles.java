package io.ptoken.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with secrets, as careful people make them. */
public final class SecretFiles {

    private SecretFiles() {}

    /** A file of mode 600. */
    public static Path ownerOnly(Path file, String content) {
        return write(file, content, "rw-------");
    }

    /** A file that everybody may read. */
    public static Path readableByAll(Path file, String content) {
        return write(file, content, "rw-r--r--");
    }

    private static Path write(Path file, String content, String permissions) {
        try {
            Files.writeString(file, content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
