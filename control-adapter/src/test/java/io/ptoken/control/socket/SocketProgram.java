package io.ptoken.control.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that opens a socket in a data directory, says where it is, and serves nobody until its input ends. */
final class SocketProgram {

    private SocketProgram() {}

    /** Arguments: data directory, folder for sockets with long paths, and, to have a group, a socket and the group. */
    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        List<Path> shortFolders = List.of(Path.of(args[1]));
        ControlPlace place = args.length == 2
                ? ControlPlace.inData(data, shortFolders)
                : ControlPlace.at(Path.of(args[2]), data, shortFolders).forGroup(args[3]);
        try (ControlSocket socket = ControlSocket.open(place, () -> true)) {
            System.out.println(RunningProgram.HERE + socket.path());
            while (System.in.read() >= 0) {
                // it only holds the socket
            }
        }
    }
}
