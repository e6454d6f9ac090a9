package io.ptoken.control.socket;

import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** The file in the data directory that says where the socket is, and the folder it leads to. Both are looked at closely. */
final class AddressFile {

    private static final int MOST_BYTES = 4096;

    private AddressFile() {}

    /** Replaces what is there, whatever it is. */
    static void write(Path file, Path socket) throws IOException {
        Path folder = Files.createDirectories(ControlPaths.parent(file));
        Path fresh = Files.createTempFile(folder, ".control-", ".address");
        try {
            Posix.set(fresh, "rw-------"); // the mask of the process may have taken even that away
            Files.writeString(fresh, socket + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * The socket it names; empty when there is no such file.
     *
     * @throws PlaceException when the file or the folder it leads to may be somebody else's work
     */
    static Optional<Path> read(Path file) throws IOException {
        if (!Posix.isThere(file)) {
            return Optional.empty();
        }
        if (Posix.has(file)) {
            requireOwn(file);
        }
        Path socket = parse(file);
        if (Posix.has(file)) {
            requireOwnFolder(file, ControlPaths.parent(socket));
        }
        return Optional.of(socket);
    }

    private static void requireOwn(Path file) throws IOException {
        PosixFileAttributes attributes = Posix.attributes(file);
        if (!attributes.isRegularFile() || !Posix.hasExactly(attributes, "rw-------")) {
            throw distrusted(file, "it is not a plain file that its owner alone may read");
        }
        requireTrusted(file, attributes.owner(), file);
    }

    private static void requireOwnFolder(Path file, Path folder) throws IOException {
        if (!Posix.isThere(folder)) {
            return; // the server that wrote it is gone; nobody answers there
        }
        PosixFileAttributes attributes = Posix.attributes(folder);
        if (!attributes.isDirectory() || !Posix.hasExactly(attributes, "rwx------")) {
            throw distrusted(file, folder + " is a link, or not a folder for its owner alone");
        }
        requireTrusted(folder, attributes.owner(), file);
    }

    private static void requireTrusted(Path path, UserPrincipal owner, Path file) throws IOException {
        Set<UserPrincipal> trusted = Posix.trusted(ControlPaths.parent(file));
        if (!trusted.contains(owner) && !Posix.isRoot(owner, path.getFileSystem())) {
            throw distrusted(file, path + " belongs to user " + owner.getName());
        }
    }

    private static Path parse(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw distrusted(file, "it is too long");
        }
        try {
            Path socket = Path.of(Files.readString(file).strip());
            if (socket.isAbsolute() && socket.getParent() != null) {
                return socket;
            }
        } catch (InvalidPathException | CharacterCodingException e) {
            throw distrusted(file, "it has no path in it");
        }
        throw distrusted(file, "it has no absolute path in it");
    }

    private static PlaceException distrusted(Path file, String why) {
        return new PlaceException("the control socket's address in " + file + " is not trusted: " + why
                + "; find out who made it, then remove it and start the server again");
    }
}
