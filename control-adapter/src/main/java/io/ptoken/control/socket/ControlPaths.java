package io.ptoken.control.socket;

import io.ptoken.control.PlaceException;
import java.nio.file.Path;

/** Paths of sockets. */
final class ControlPaths {

    private ControlPaths() {}

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new PlaceException("got " + path + ", expected a file in a folder");
        }
        return parent;
    }
}
