package io.ptoken.node.operate;

import io.ptoken.control.ControlLimits;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.control.socket.RuntimeFolders;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The control channel as an installation configures it. */
public final class ControlSettings {

    private static final String RUNTIME = "XDG_RUNTIME_DIR";
    private static final String SUDO_USER = "SUDO_USER";

    private ControlSettings() {}

    /** Where the socket is. */
    static ControlPlace place(Installation installation, Surroundings surroundings) {
        Configuration.Control control = installation.configuration().control();
        Path data = installation.data().root();
        Map<String, String> environment = new HashMap<>();
        surroundings.variable(RUNTIME).ifPresent(folder -> environment.put(RUNTIME, folder));
        List<Path> folders = RuntimeFolders.of(environment, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        ControlPlace place = control.socket().isEmpty()
                ? ControlPlace.inData(data, folders)
                : ControlPlace.at(
                        installation.data().configuration().toAbsolutePath().resolveSibling(control.socket()),
                        data,
                        folders);
        return control.group().isEmpty() ? place : place.forGroup(control.group());
    }

    /** Where a server may be found: there, and where it is when control.socket was set after its start. */
    public static List<ControlPlace> places(Installation installation, Surroundings surroundings) {
        ControlPlace configured = place(installation, surroundings);
        Path data = installation.data().root();
        return List.of(configured, ControlPlace.inData(data, configured.shortFolders()));
    }

    /** How long callers may take. Between two calls a person may be asked, too. */
    static ControlLimits limits(Installation installation) {
        Duration answer =
                Duration.ofSeconds(installation.configuration().control().answerTimeoutSeconds());
        ControlLimits standard = ControlLimits.defaults();
        return new ControlLimits(standard.callers(), standard.stall(), answer, answer, standard.farewell());
    }

    /** Who says to be at the terminal behind the user that the operating system knows. */
    static Optional<String> person(Surroundings surroundings) {
        return surroundings.variable(SUDO_USER);
    }
}
