package io.ptoken.hsm.tsm500i;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import io.ptoken.hsm.protocol.client.ChannelOpener;
import io.ptoken.hsm.protocol.client.ClientEvent;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.module.ConnectionPool;
import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.protocol.module.Sts6SecurityModule;
import io.ptoken.hsm.protocol.settings.Dialect;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/**
 * An STS6 module on the network. Connects when it is first asked, again when a connection is lost, and rests for a growing
 * time when nobody is there; requests fail at once meanwhile. Thread safe.
 */
public final class Tsm500iModule extends LineModule {

    private static final System.Logger LOG = System.getLogger(Tsm500iModule.class.getName());

    private Tsm500iModule(Sts6SecurityModule module, ConnectionPool pool) {
        super(module, pool, module::refresh);
    }

    /**
     * A module that has not been asked anything yet.
     *
     * @param clock time of day
     * @param time for waiting
     * @param executor runs the keep-alive; stays open when the module is closed
     */
    public static Tsm500iModule of(
            Tsm500iSettings settings, Clock clock, MonotonicClock time, ScheduledExecutorService executor) {
        String name = settings.name();
        ConnectionPool pool = new ConnectionPool(
                name, opener(settings), settings.protocol(), Dialect.STS6, settings.pool(), clock, time, log(name));
        Sts6SecurityModule module =
                new Sts6SecurityModule(name, pool, settings.protocol(), settings.module(), clock, time);
        pool.onOpened(module::channelOpened);
        pool.keepAlive(executor);
        return new Tsm500iModule(module, pool);
    }

    /** Opens connections as these settings say; what a probe needs too. */
    public static ChannelOpener opener(Tsm500iSettings settings) {
        int port = settings.protocol().transport().port();
        return timeout -> TcpChannel.open(settings.host(), port, timeout);
    }

    private static ClientListener log(String name) {
        return (event, command) -> {
            if (event == ClientEvent.OPENED) {
                LOG.log(INFO, name + ": connected");
            } else {
                LOG.log(DEBUG, () -> name + ": " + event + " with " + command);
            }
        };
    }
}
