package io.ptoken.hsm.hold;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Whose processes may take a {@link HoldFile}. */
public enum HoldUsers {
    /** Those of the user whose folder it lies in, and of administrators. */
    OWNER("rw-------"),
    /** Those of every user of the machine, in a folder that all of them can reach. */
    ALL("rw-rw-rw-");

    private static final int ATTEMPTS = 10;

    /** As {@code ls} shows them. */
    private final String permissions;

    HoldUsers(String permissions) {
        this.permissions = permissions;
    }

    private Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(permissions);
    }

    /** Opens the file, makes it when it is missing, and follows no link. */
    FileChannel open(Path file) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return HoldFile.isThere(file) ? openExisting(file) : create(file);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("no attempt was made");
    }

    /** Not with CREATE: kernels refuse that for a file of another user in a folder of all users. */
    private static FileChannel openExisting(Path file) throws IOException {
        requirePlain(file);
        try {
            return FileChannel.open(file, Set.of(READ, WRITE, NOFOLLOW_LINKS));
        } catch (AccessDeniedException e) {
            HoldFile.requireFreeToRead(file);
            throw e;
        }
    }

    /** What is not a file of its own may be somebody's way to have another file written. */
    private static void requirePlain(Path file) throws IOException {
        boolean plain = Files.isRegularFile(file, NOFOLLOW_LINKS);
        if (plain && file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            plain = Integer.valueOf(1).equals(Files.getAttribute(file, "unix:nlink", NOFOLLOW_LINKS));
        }
        if (!plain && HoldFile.isThere(file)) {
            throw new FileSystemException(file.toString(), null, "it is a link, or no plain file, and is not used");
        }
    }

    private FileChannel create(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE));
        }
        FileAttribute<?> wanted = PosixFilePermissions.asFileAttribute(permissions());
        FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE), wanted);
        boolean done = false;
        try {
            Files.setPosixFilePermissions(file, permissions()); // the mask of the process may have taken some away
            if (this == OWNER) {
                giveToOwnerOfFolder(file);
            }
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** An administrator's command must not leave a file behind that the server cannot open. */
    private static void giveToOwnerOfFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.getOwner(file, NOFOLLOW_LINKS).equals(Files.getOwner(folder))) {
            try {
                Files.setOwner(file, Files.getOwner(folder));
            } catch (FileSystemException e) {
                return; // only administrators may; the folder of somebody else is then none of their installations
            }
        }
    }
}
