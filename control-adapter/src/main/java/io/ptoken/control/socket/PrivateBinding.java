package io.ptoken.control.socket;

import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * Binds a socket so that nobody reaches it before it has its permissions, whatever the mask of the process: in a folder of
 * ours for the owner alone, from which it is moved to its place.
 */
final class PrivateBinding implements AutoCloseable {

    /** Short: the longest path of a socket is short. */
    private static final String FOLDER = ".c";

    private static final String NAME = "s";

    private static final String OWNER_ALONE = "rw-------";
    private static final String GROUP_TOO = "rw-rw----";

    private final Path target;
    private final Path folder;
    private final Path bound;

    /**
     * @param target where the socket is to be, which is free
     * @throws PlaceException when the folder of the target cannot be written
     */
    PrivateBinding(Path target) throws IOException {
        this.target = target;
        this.folder = ControlPaths.parent(target).resolve(FOLDER);
        this.bound = folder.resolve(NAME);
        removeLeftOver();
        try {
            Files.createDirectory(folder, Posix.wanted(folder, "rwx------"));
        } catch (IOException e) {
            throw new PlaceException(
                    "the control socket cannot be at " + target + ": its folder cannot be written (" + e.getMessage()
                            + "); set control.socket to another path",
                    e);
        }
        Posix.set(folder, "rwx------");
    }

    /** The socket, not yet in its place. */
    ServerSocketChannel bind() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean done = false;
        try {
            if (Posix.has(target)) {
                channel.bind(UnixDomainSocketAddress.of(bound));
                Posix.set(bound, OWNER_ALONE); // the mask of the process may have taken even that away
            } else {
                channel.bind(UnixDomainSocketAddress.of(target));
            }
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** Which user serves, as a caller sees it. */
    Optional<UserPrincipal> self(ServerSocketChannel channel) throws IOException {
        try (SocketChannel caller = SocketChannel.open(channel.getLocalAddress());
                SocketChannel served = channel.accept()) {
            return served.isOpen() ? PeerCredentials.user(caller) : Optional.empty();
        }
    }

    /** Gives the socket to a group, if there is one, and its place. */
    void publish(Optional<GroupPrincipal> group) throws IOException {
        if (!Posix.has(target)) {
            return; // made in its place, whose folder has the access list it inherits
        }
        if (group.isPresent()) {
            Posix.setGroup(bound, group.get());
            Posix.set(bound, GROUP_TOO);
        }
        Files.move(bound, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the folder. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(bound);
        Files.deleteIfExists(folder);
    }

    private void removeLeftOver() throws IOException {
        if (!Posix.isThere(folder)) {
            return;
        }
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                close();
                return;
            }
        } catch (DirectoryNotEmptyException e) {
            throw inTheWay(e);
        }
        throw inTheWay(new FileAlreadyExistsException(folder.toString()));
    }

    private PlaceException inTheWay(IOException why) {
        return new PlaceException(
                "the control socket cannot be at " + target + ": " + folder
                        + " is in the way; remove it, or set control.socket to another path",
                why);
    }
}
