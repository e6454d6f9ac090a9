package io.ptoken.control.socket;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/** Owners and permissions, which not every file system has. */
final class Posix {

    private static final Path THIS_PROCESS = Path.of("/proc/self");
    private static final String ROOT_NUMBER = "0";

    private Posix() {}

    static boolean has(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Of the path itself, should it be a link. */
    static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
    }

    static boolean isThere(Path path) {
        return Files.exists(path, NOFOLLOW_LINKS);
    }

    /** Nothing where there are no permissions. */
    static FileAttribute<?>[] wanted(Path path, String permissions) {
        return has(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Whatever the mask of the process is. */
    static void set(Path path, String permissions) throws IOException {
        if (has(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    static void setGroup(Path path, GroupPrincipal group) throws IOException {
        Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(group);
    }

    static boolean hasExactly(PosixFileAttributes attributes, String permissions) {
        return attributes.permissions().equals(PosixFilePermissions.fromString(permissions));
    }

    static boolean othersMayWrite(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    static boolean isRoot(UserPrincipal user, FileSystem system) {
        try {
            return user.equals(system.getUserPrincipalLookupService().lookupPrincipalByName(ROOT_NUMBER));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whom a process may trust with what is in a directory: its owner, and itself. Root comes on top. */
    static Set<UserPrincipal> trusted(Path directory) throws IOException {
        Set<UserPrincipal> users = ownUsers(directory.getFileSystem());
        users.add(Files.getOwner(directory));
        return users;
    }

    /** The user of this process: as the kernel says, and by name, because the kernel says root of some that have been given rights. */
    static Set<UserPrincipal> ownUsers(FileSystem system) throws IOException {
        Set<UserPrincipal> users = new HashSet<>();
        try {
            users.add(Files.getOwner(THIS_PROCESS));
        } catch (NoSuchFileException e) {
            // Not every system has it; the name is left.
        }
        try {
            users.add(
                    system.getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name", "")));
        } catch (IOException | UnsupportedOperationException e) {
            // In a container a user may have no name; the kernel's word is left.
        }
        return users;
    }
}
