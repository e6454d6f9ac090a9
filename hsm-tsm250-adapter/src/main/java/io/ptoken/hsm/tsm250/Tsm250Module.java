package io.ptoken.hsm.tsm250;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import io.ptoken.hsm.SecurityModule;
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
 * A TSM250 at a serial port. Opens the port when it is first asked, and again when the module was unplugged and is back; in
 * between requests fail at once. Thread safe.
 */
public final class Tsm250Module extends LineModule {

    private static final System.Logger LOG = System.getLogger(Tsm250Module.class.getName());

    private Tsm250Module(SecurityModule module, ConnectionPool pool, Runnable refresh) {
        super(module, pool, refresh);
    }

    /**
     * A module that has not been asked anything yet.
     *
     * @param clock time of day
     * @param time for waiting
     * @param executor runs the keep-alive; stays open when the module is closed
     */
    public static Tsm250Module of(
            Tsm250Settings settings, Clock clock, MonotonicClock time, ScheduledExecutorService executor) {
        String name = settings.name();
        ConnectionPool pool = new ConnectionPool(
                name,
                opener(settings.line()),
                settings.protocol(),
                settings.dialect(),
                settings.pool(),
                clock,
                time,
                log(name));
        Tsm250Module module = settings.dialect() == Dialect.STS6
                ? sts6(name, settings, pool, clock, time)
                : legacy(name, settings, pool, clock, time);
        pool.keepAlive(executor);
        return module;
    }

    /** Opens the port; what a probe needs too. */
    public static ChannelOpener opener(SerialLine line) {
        return timeout -> SerialChannel.open(line);
    }

    private static Tsm250Module sts6(
            String name, Tsm250Settings settings, ConnectionPool pool, Clock clock, MonotonicClock time) {
        Sts6SecurityModule module =
                new Sts6SecurityModule(name, pool, settings.protocol(), settings.module(), clock, time);
        pool.onOpened(module::channelOpened);
        return new Tsm250Module(module, pool, module::refresh);
    }

    private static Tsm250Module legacy(
            String name, Tsm250Settings settings, ConnectionPool pool, Clock clock, MonotonicClock time) {
        LegacySecurityModule module = new LegacySecurityModule(name, pool, settings.legacy(), clock, time);
        pool.onOpened(module::channelOpened);
        return new Tsm250Module(module, pool, module::refresh);
    }

    private static ClientListener log(String name) {
        return (event, command) -> {
            if (event == ClientEvent.OPENED) {
                LOG.log(INFO, name + ": opened");
            } else {
                LOG.log(DEBUG, () -> name + ": " + event + " with " + command);
            }
        };
    }
}
