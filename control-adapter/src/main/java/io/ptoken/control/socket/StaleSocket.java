package io.ptoken.control.socket;

import io.ptoken.control.PlaceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What a process left behind that ended without a farewell. Only the holder of the module's lock removes it. */
final class StaleSocket {

    private StaleSocket() {}

    /**
     * Removes a socket that nobody answers at; does nothing when there is none.
     *
     * @throws PlaceException when somebody does, or it is no socket
     */
    static void remove(Path socket) throws IOException {
        if (!Posix.isThere(socket)) {
            return;
        }
        if (Posix.has(socket)
                && !Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            throw new PlaceException("the control socket cannot be at " + socket
                    + ": something else is there; move it away, or set" + " control.socket to another path");
        }
        if (isAnswered(socket)) {
            throw new PlaceException("the control socket cannot be at " + socket
                    + ": another server answers there; set control.socket to another path");
        }
        Files.deleteIfExists(socket);
    }

    private static boolean isAnswered(Path socket) throws IOException {
        if (!ControlPlace.isShort(socket)) {
            return false; // no server of this program can be there
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
