package io.ptoken.cli.commands.hsm;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.Line;
import io.ptoken.node.holding.LockFolder;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The line of a command that works without an installation. Where there is one all the same, its {@code lockFolder} holds:
 * its server has taken its lines there.
 */
final class LineHold {

    private LineHold() {}

    /** Takes the line to a module. */
    static ModuleHold take(HsmAddress address, CommandSpec spec, Surroundings surroundings) throws IOException {
        return take(address.line(), spec, surroundings);
    }

    /** Takes a line; the caller closes what comes back. */
    static ModuleHold take(Line line, CommandSpec spec, Surroundings surroundings) throws IOException {
        Taker taker = new Taker(spec.qualifiedName(), spec.commandLine().getErr()::println, surroundings);
        ModuleHold hold = ModuleHold.by(taker, LockFolder.of(surroundings, configured(surroundings)));
        boolean done = false;
        try {
            hold.takeLine(line, "if it is a server, its getStatus tells about the module; else " + ModuleHold.STOP_IT);
            done = true;
            return hold;
        } finally {
            if (!done) {
                hold.close();
            }
        }
    }

    private static String configured(Surroundings surroundings) throws IOException {
        Path file = new DataDirectory(
                        surroundings.variable("PTOKEN_DATA").map(Path::of).orElse(DataDirectory.DEFAULT))
                .configuration();
        return Files.isReadable(file) ? ConfigurationFile.read(file).lockFolder() : Configuration.DEFAULT.lockFolder();
    }
}
