package io.ptoken.node;

import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;

/** What a server is started from, at first and whenever it is restarted. */
public interface ServingInstallation {

    /**
     * The installation, with its configuration as it is now.
     *
     * @throws IOException when something cannot be read
     */
    Installation read() throws IOException;

    /** Who opens the modules, to others who want them. */
    Taker taker(Surroundings surroundings);

    /** The server is restarted now. */
    void restarting();

    /** It serves again. */
    void restarted(Node node, Installation installation);

    /** It could not be opened again, and the process has nothing more to do. */
    void ended();
}
