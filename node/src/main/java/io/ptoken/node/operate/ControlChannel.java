package io.ptoken.node.operate;

import io.ptoken.control.PlaceException;
import io.ptoken.control.call.OperatorsHandler;
import io.ptoken.control.server.ControlServer;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.app.PrismToken;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end of the control channel. A server that cannot open it serves all the same: selling comes first. */
public final class ControlChannel {

    private static final Logger LOG = LoggerFactory.getLogger(ControlChannel.class);

    private ControlChannel() {}

    /**
     * Opens it.
     *
     * @param application whose operator's side is served; its modules are taken, and stay so until after the channel is closed
     * @return empty when it cannot be opened, which the log says
     */
    public static Optional<ControlServer> open(
            Installation installation, PrismToken application, Surroundings surroundings) {
        boolean ownerActs = installation.configuration().control().ownerActs();
        try {
            return Optional.of(ControlServer.start(
                    ControlSettings.place(installation, surroundings),
                    () -> true, // see the application
                    "ptoken",
                    () -> new OperatorsHandler(application.operators(), application.operatorSignIn(), ownerActs),
                    ControlSettings.limits(installation)));
        } catch (PlaceException | IOException | UnsupportedOperationException e) {
            LOG.warn("no control channel, so that commands cannot reach this server: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
