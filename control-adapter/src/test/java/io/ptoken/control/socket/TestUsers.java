package io.ptoken.control.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipalLookupService;

/** Users and groups of the machine that tests run on. */
final class TestUsers {

    /** A number that hardly any machine has a name for. */
    static final String SOMEBODY = "54321";

    private TestUsers() {}

    static boolean isRoot(Path madeHere) throws IOException {
        return Posix.isRoot(Files.getOwner(madeHere), madeHere.getFileSystem());
    }

    /** A group that whoever runs the test is in. */
    static String group(Path madeHere) throws IOException {
        return Files.readAttributes(madeHere, PosixFileAttributes.class).group().getName();
    }

    /** Gives a file or folder away, which only root can. */
    static void give(Path path) throws IOException {
        UserPrincipalLookupService users = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName(SOMEBODY));
    }
}
