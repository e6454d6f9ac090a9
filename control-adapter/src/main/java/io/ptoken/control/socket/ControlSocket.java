package io.ptoken.control.socket;

import io.ptoken.control.Peer;
import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Objects;
import java.util.Optional;

/** The socket that a server listens at. {@link #close()} ends it and removes its files. Thread safe. */
public final class ControlSocket implements AutoCloseable {

    private final ControlPlace place;
    private final Path path;
    private final ServerSocketChannel channel;
    private final Optional<UserPrincipal> self;
    private final Object key;

    private ControlSocket(ControlPlace place, Path path, ServerSocketChannel channel, Optional<UserPrincipal> self)
            throws IOException {
        this.place = place;
        this.path = path;
        this.channel = channel;
        this.self = self;
        this.key = keyOf(path);
    }

    /**
     * Listens at its place. What a dead process has left there is removed first, which only the holder of the module's lock
     * may do.
     *
     * @param lock held by this process, from before this call until after {@link #close()}
     * @throws PlaceException when it cannot be there; the message names the remedy
     * @throws IllegalStateException when the lock is not held
     */
    public static ControlSocket open(ControlPlace place, ModuleLock lock) throws IOException {
        if (!lock.isHeld()) {
            throw new IllegalStateException("the module's lock is not held, so the control socket is not ours to open");
        }
        removeLeftOver(place);
        Optional<GroupPrincipal> group = group(place);
        if (ControlPlace.isShort(place.socket())) {
            return openAt(place, place.socket(), group);
        }
        return openElsewhere(place, SocketFolder.makeShort(place.shortFolders(), place.socket()));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** False once it is closed. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Waits for a caller. */
    public SocketChannel accept() throws IOException {
        return channel.accept();
    }

    /** Who a caller is. */
    public Peer peer(SocketChannel caller) throws IOException {
        return PeerCredentials.peer(caller, self);
    }

    /** Ends it and removes its files, unless another socket has taken the place; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
            if (Posix.isThere(path) && keyOf(path).equals(key)) {
                Files.deleteIfExists(path);
            }
            if (!path.equals(place.socket())) {
                removeAddress();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the control socket " + path, e);
        }
    }

    private static ControlSocket openElsewhere(ControlPlace place, Path folder) throws IOException {
        ControlSocket socket = null;
        boolean done = false;
        try {
            socket = openAt(place, folder.resolve(ControlPlace.SOCKET), Optional.empty());
            AddressFile.write(place.address(), socket.path());
            done = true;
            return socket;
        } finally {
            if (!done) {
                if (socket != null) {
                    socket.close();
                }
                removeFolder(folder);
            }
        }
    }

    private static ControlSocket openAt(ControlPlace place, Path path, Optional<GroupPrincipal> group)
            throws IOException {
        boolean inData = ControlPaths.parent(path).equals(place.data());
        if (!inData) {
            SocketFolder.make(ControlPaths.parent(path), group);
            SocketFolder.require(ControlPaths.parent(path), group);
        }
        try (PrivateBinding binding = new PrivateBinding(path)) {
            ServerSocketChannel channel = binding.bind();
            boolean done = false;
            try {
                Optional<UserPrincipal> self = binding.self(channel);
                binding.publish(group);
                ControlSocket socket = new ControlSocket(place, path, channel, self);
                done = true;
                return socket;
            } finally {
                if (!done) {
                    channel.close();
                }
            }
        }
    }

    private static Optional<GroupPrincipal> group(ControlPlace place) throws IOException {
        if (place.group().isEmpty() || !Posix.has(place.socket())) {
            return Optional.empty();
        }
        String name = place.group().get();
        try {
            return Optional.of(place.socket()
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name));
        } catch (UserPrincipalNotFoundException e) {
            throw new PlaceException("control.group: there is no group " + name + " on this machine", e);
        }
    }

    private static void removeLeftOver(ControlPlace place) throws IOException {
        StaleSocket.remove(place.socket());
        try {
            Optional<Path> elsewhere = AddressFile.read(place.address());
            if (elsewhere.isPresent()) {
                StaleSocket.remove(elsewhere.get());
                removeFolder(ControlPaths.parent(elsewhere.get()));
            }
        } catch (PlaceException e) {
            // Not ours, or in use: it stays, and what leads to it goes.
            Files.deleteIfExists(place.address());
            return;
        }
        Files.deleteIfExists(place.address());
    }

    private void removeAddress() throws IOException {
        Files.deleteIfExists(place.address());
        removeFolder(ControlPaths.parent(path));
    }

    /** One of our own; another has something in it. */
    private static void removeFolder(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private static Object keyOf(Path path) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey(),
                "");
    }
}
