package io.ptoken.control.socket;

import io.ptoken.control.PlaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the control socket of an installation is to be. The server opens it there ({@link ControlSocket#open}), a caller
 * looks for it there ({@link SocketFinder#connect}).
 *
 * @param data the data directory, which is for its owner alone
 * @param socket where the socket is, when the path is short enough
 * @param group whose members may reach it besides the owner
 * @param shortFolders where a folder for the socket is made when its path is too long
 */
public record ControlPlace(Path data, Path socket, Optional<String> group, List<Path> shortFolders) {

    /** The longest path of a socket in bytes; systems take 103 to 107. */
    public static final int MOST_PATH_BYTES = 100;

    /** Name of the socket unless a setting gives another. */
    public static final String SOCKET = "control.sock";

    /** In the data directory, says where the socket is when it is not where it should be. */
    public static final String ADDRESS = "control.address";

    public ControlPlace {
        data = data.toAbsolutePath().normalize();
        socket = socket.toAbsolutePath().normalize();
        shortFolders = List.copyOf(shortFolders);
        if (socket.getParent() == null) {
            throw new PlaceException("control.socket: got " + socket + ", expected a file in a folder");
        }
    }

    /** {@code DATA/control.sock}, for the owner alone. */
    public static ControlPlace inData(Path data, List<Path> shortFolders) {
        return new ControlPlace(data, data.resolve(SOCKET), Optional.empty(), shortFolders);
    }

    /** Somewhere else, in a folder of its own. */
    public static ControlPlace at(Path socket, Path data, List<Path> shortFolders) {
        return new ControlPlace(data, socket, Optional.empty(), shortFolders);
    }

    /**
     * The same for the members of a group as well.
     *
     * @throws PlaceException unless the socket is outside the data directory and has a short path
     */
    public ControlPlace forGroup(String name) {
        if (socket.startsWith(data)) {
            throw new PlaceException("control.group: the socket " + socket
                    + " is in the data directory, which is for its"
                    + " owner alone; set control.socket to a path in a folder of its own, e.g. /run/ptoken/" + SOCKET);
        }
        if (!isShort(socket)) {
            throw new PlaceException("control.socket: the path " + socket + " has more than " + MOST_PATH_BYTES
                    + " bytes; choose a shorter one");
        }
        return new ControlPlace(data, socket, Optional.of(name), shortFolders);
    }

    /** The folder that the socket is to be in. */
    Path folder() {
        Path parent = socket.getParent();
        return parent == null ? data : parent;
    }

    /** Where the socket is said to be when its path is too long. */
    Path address() {
        return data.resolve(ADDRESS);
    }

    static boolean isShort(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_PATH_BYTES;
    }
}
