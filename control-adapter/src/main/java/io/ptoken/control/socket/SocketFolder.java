package io.ptoken.control.socket;

import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;

/** The folder of a socket that is not in the data directory. */
final class SocketFolder {

    private static final String OWNER_ALONE = "rwx------";
    private static final String GROUP_TOO = "rwxr-x---";
    private static final String OF_OUR_OWN = "ptoken-";

    private SocketFolder() {}

    /** Makes it unless it is there. */
    static void make(Path folder, Optional<GroupPrincipal> group) throws IOException {
        if (Posix.isThere(folder)) {
            return;
        }
        try {
            Files.createDirectory(folder, Posix.wanted(folder, OWNER_ALONE));
            Posix.set(folder, OWNER_ALONE);
            if (group.isPresent()) {
                Posix.setGroup(folder, group.get());
                Posix.set(folder, GROUP_TOO);
            }
        } catch (FileSystemException e) {
            throw new PlaceException(
                    "the control socket's folder " + folder + " cannot be made: " + e.getMessage()
                            + "; make it, or set control.socket to another path",
                    e);
        }
    }

    /** Throws when somebody else could put another socket in the place of ours, or reach it. */
    static void require(Path folder, Optional<GroupPrincipal> group) throws IOException {
        if (!Posix.has(folder)) {
            return;
        }
        PosixFileAttributes attributes = Posix.attributes(folder);
        if (!attributes.isDirectory()) {
            throw distrusted(folder, "is a link or no folder", "name the folder itself");
        }
        if (!Posix.ownUsers(folder.getFileSystem()).contains(attributes.owner())
                && !Posix.isRoot(attributes.owner(), folder.getFileSystem())) {
            throw distrusted(
                    folder,
                    "belongs to user " + attributes.owner().getName(),
                    "give it to the user of the server, or choose another");
        }
        if (group.isEmpty()) {
            if (Posix.othersMayWrite(attributes)) {
                throw distrusted(folder, "can be written by others", "set its permissions to " + OWNER_ALONE);
            }
        } else if (!attributes.group().equals(group.get()) || !Posix.hasExactly(attributes, GROUP_TOO)) {
            throw distrusted(
                    folder,
                    "is not for its owner and group " + group.get().getName() + " alone",
                    "set its permissions to " + GROUP_TOO + " and its group, or choose a folder that is not there yet");
        }
    }

    /** A new one for the owner alone, with a path short enough for a socket. */
    static Path makeShort(List<Path> candidates, Path instead) throws IOException {
        for (Path candidate : candidates) {
            // createTempDirectory adds up to 20 characters.
            boolean fits = ControlPlace.isShort(
                    candidate.resolve(OF_OUR_OWN + "-".repeat(20)).resolve(ControlPlace.SOCKET));
            if (fits && Files.isDirectory(candidate) && Files.isWritable(candidate)) {
                Path folder = Files.createTempDirectory(candidate, OF_OUR_OWN);
                Posix.set(folder, OWNER_ALONE);
                return folder;
            }
        }
        throw new PlaceException("the path of the control socket " + instead + " has more than "
                + ControlPlace.MOST_PATH_BYTES + " bytes, and none of " + candidates
                + " can take it; set control.socket to a shorter path");
    }

    private static PlaceException distrusted(Path folder, String what, String remedy) {
        return new PlaceException("the control socket's folder " + folder + " " + what + "; " + remedy);
    }
}
