package io.ptoken.store.jdbc.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the file of a new database for its owner alone, whatever the umask; SQLite gives its log the same permissions. */
public final class NewDatabaseFile {

    private NewDatabaseFile() {}

    /** An empty file is a new database to SQLite. Where none can be made, SQLite says why when it opens it. */
    public static void makeIfMissing(Path file) {
        if (Files.exists(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            // Made by another process meanwhile, or not to be made.
        }
    }
}
