package io.ptoken.control.socket;

import io.ptoken.control.NoServerException;
import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/** How a caller finds the server of an installation, and makes sure that it is no one else before it says a secret. */
public final class SocketFinder {

    private SocketFinder() {}

    /**
     * Connects to the server of an installation.
     *
     * @throws NoServerException when none answers
     * @throws PlaceException when what is there may be somebody else's
     */
    public static SocketChannel connect(ControlPlace place) throws IOException {
        Optional<Path> elsewhere = AddressFile.read(place.address());
        Path socket = elsewhere.orElse(place.socket());
        boolean inData = ControlPaths.parent(socket).equals(place.data());
        if (!Posix.isThere(socket)) {
            throw nobody(socket);
        }
        if (!Posix.has(socket)) {
            return dial(socket);
        }
        UserPrincipal owner = Posix.attributes(socket).owner();
        if (elsewhere.isEmpty() && inData) {
            requireTrusted(socket, owner, place);
        } else {
            requireFolderOf(socket, owner);
        }
        return dial(socket, owner);
    }

    /**
     * Connects to a server whose socket is named, for those who cannot look into its data directory.
     *
     * @throws NoServerException when none answers
     * @throws PlaceException when somebody other than the owner of its folder may have put it there
     */
    public static SocketChannel connect(Path path) throws IOException {
        Path socket = path.toAbsolutePath().normalize();
        if (!Posix.isThere(socket)) {
            throw nobody(socket);
        }
        if (!Posix.has(socket)) {
            return dial(socket);
        }
        UserPrincipal owner = Posix.attributes(socket).owner();
        requireFolderOf(socket, owner);
        return dial(socket, owner);
    }

    private static void requireTrusted(Path socket, UserPrincipal owner, ControlPlace place) throws IOException {
        if (!Posix.trusted(place.data()).contains(owner) && !Posix.isRoot(owner, socket.getFileSystem())) {
            throw distrusted(socket, "it belongs to user " + owner.getName());
        }
    }

    private static void requireFolderOf(Path socket, UserPrincipal owner) throws IOException {
        Path folder = ControlPaths.parent(socket);
        PosixFileAttributes attributes = Posix.attributes(folder);
        if (!attributes.isDirectory()) {
            throw distrusted(socket, "its folder is a link");
        }
        if (Posix.othersMayWrite(attributes)) {
            throw distrusted(socket, "others may write its folder");
        }
        boolean ofOwner = attributes.owner().equals(owner) || Posix.isRoot(attributes.owner(), folder.getFileSystem());
        if (!ofOwner) {
            throw distrusted(
                    socket,
                    "it belongs to user " + owner.getName() + " and its folder to user "
                            + attributes.owner().getName());
        }
    }

    private static SocketChannel dial(Path socket, UserPrincipal owner) throws IOException {
        SocketChannel channel = dial(socket);
        boolean done = false;
        try {
            Optional<UserPrincipal> server = PeerCredentials.user(channel);
            if (server.isPresent()
                    && !server.get().equals(owner)
                    && !Posix.isRoot(server.get(), socket.getFileSystem())) {
                throw distrusted(
                        socket,
                        "user " + server.get().getName() + " answers there, and it belongs to user " + owner.getName());
            }
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private static SocketChannel dial(Path socket) throws IOException {
        if (!ControlPlace.isShort(socket)) {
            throw nobody(socket);
        }
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException e) {
            throw new NoServerException("no server answers at " + socket, e);
        } catch (BindException e) {
            throw new PlaceException(
                    "you may not reach the server's socket " + socket
                            + "; ask its owner, or become a member of its group",
                    e);
        }
    }

    private static NoServerException nobody(Path socket) {
        return new NoServerException("no server answers at " + socket);
    }

    private static PlaceException distrusted(Path socket, String why) {
        return new PlaceException("the control socket " + socket + " is not trusted: " + why);
    }
}
