package io.ptoken.node;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationException;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Patience;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.node.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that an operator can have closed and opened again in its process. What would not open is not closed, as far as that can
 * be known before; what does not open then is opened as it was. Thread safe.
 */
public final class RestartableNode implements NodeProcess, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestartableNode.class);
    private static final int ID_BYTES = 6;

    private final ServingInstallation source;
    private final Surroundings surroundings;
    private final String process;
    private final AtomicBoolean restarting = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile NodeCalls.Run run;
    private Installation installation;
    private Optional<Node> node = Optional.empty();
    private int starts;
    private Optional<String> end = Optional.empty();

    private RestartableNode(ServingInstallation source, Surroundings surroundings) throws IOException {
        this.source = source;
        this.surroundings = surroundings;
        byte[] id = new byte[ID_BYTES];
        surroundings.random().nextBytes(id);
        this.process = HexFormat.of().formatHex(id);
        this.installation = source.read();
        this.run = run(Optional.empty());
    }

    /**
     * Starts it; it serves when this method returns.
     *
     * @throws IOException when a port cannot be had
     */
    public static RestartableNode start(ServingInstallation source, Surroundings surroundings) throws IOException {
        RestartableNode started = new RestartableNode(source, surroundings);
        started.open(started.installation, surroundings);
        return started;
    }

    /** What it was started from. */
    public synchronized Installation installation() {
        return installation;
    }

    /** The node that serves. */
    public synchronized Node node() {
        return node.orElseThrow(() -> new IllegalStateException("it does not serve any more"));
    }

    /** Why nothing serves any more though nobody stopped it; empty while something does. */
    public synchronized Optional<String> end() {
        return end;
    }

    @Override
    public NodeCalls.Run run() {
        return run;
    }

    @Override
    public Prepared prepare(Dialogue dialogue) {
        if (!restarting.compareAndSet(false, true)) {
            throw new NotPossibleException("the server is being restarted already");
        }
        boolean done = false;
        try {
            Prepared prepared = new Ready(checked(), OpeningSecret.of(installation(), surroundings, dialogue));
            done = true;
            return prepared;
        } catch (IOException e) {
            throw refused(IoTrouble.text(e));
        } catch (CommandFailure | ConfigurationException e) {
            throw refused(String.valueOf(e.getMessage()));
        } finally {
            if (!done) {
                restarting.set(false);
            }
        }
    }

    private static NotPossibleException refused(String why) {
        return new NotPossibleException("the server is not restarted and serves on: " + why);
    }

    /** Not under the lock: it may be at work on a start. */
    private Installation checked() throws IOException {
        Installation fresh = samePorts(source.read());
        fresh.serverSettings();
        fresh.certificateNames();
        PortCheck.require(installation(), fresh);
        return fresh;
    }

    /** Clients know the ports that any port became. */
    private Installation samePorts(Installation fresh) {
        Node serving = node();
        Configuration.Api api = fresh.configuration().api();
        Configuration.Metrics metrics = fresh.configuration().metrics();
        Configuration.Web web = fresh.configuration().web();
        return fresh.withWeb(
                        web.port() == 0 ? web.withPort(serving.consolePort().orElse(0)) : web)
                .withApi(api.port() == 0 ? api.withPort(serving.port()) : api)
                .withMetrics(
                        metrics.port() == 0
                                ? metrics.withPort(serving.metricsPort().orElse(0))
                                : metrics);
    }

    private void restart(Installation wanted, OpeningSecret secret) {
        try (secret) {
            source.restarting();
            LOG.info("restart: no new calls, those in flight are finished");
            Surroundings opening = secret.in(surroundings);
            synchronized (this) {
                reopen(wanted, opening);
            }
        } catch (RuntimeException e) {
            LOG.error("the server could not be restarted and does not serve any more", e);
            endWith(String.valueOf(e.getMessage()));
        } finally {
            restarting.set(false);
        }
    }

    private void reopen(Installation wanted, Surroundings opening) {
        if (stopping) {
            return;
        }
        Installation before = samePorts(installation);
        Node closing = node();
        node = Optional.empty();
        closing.close();
        Optional<String> failure = tried(wanted, opening, Optional.empty());
        if (failure.isPresent() && !stopping) {
            LOG.error("the server does not open as it is configured now: {}; it is opened as it was", failure.get());
            tried(before, opening, failure).ifPresent(this::endWith);
        }
    }

    /** Returns why it did not open. */
    private Optional<String> tried(Installation wanted, Surroundings opening, Optional<String> before) {
        if (stopping) {
            return Optional.empty();
        }
        try {
            starts++;
            run = run(before);
            open(wanted, opening);
            source.restarted(node(), wanted);
            LOG.info("restarted");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(IoTrouble.text(e));
        } catch (UncheckedIOException e) {
            return Optional.of(IoTrouble.text(Objects.requireNonNull(e.getCause())));
        } catch (RuntimeException e) {
            LOG.debug("it did not open", e);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void endWith(String why) {
        end = Optional.of("the server could not be opened again and has ended: " + why);
        source.ended();
    }

    private synchronized void open(Installation wanted, Surroundings opening) throws IOException {
        Taker taker = source.taker(opening);
        InstalledModules modules = InstalledModules.of(wanted, taker, ModuleHold.STOP_IT);
        Node opened = Patience.OF_A_SERVER.start(() -> Node.start(wanted, modules, opening, this), taker.warn());
        node = Optional.of(opened);
        installation = wanted;
    }

    private NodeCalls.Run run(Optional<String> failure) {
        return new NodeCalls.Run(process + "-" + starts, surroundings.clock().instant(), failure);
    }

    /** Takes no more calls, lets those in flight finish, then closes module and store; a restart is waited for. */
    @Override
    public void close() {
        stopping = true;
        synchronized (this) {
            Optional<Node> serving = node;
            node = Optional.empty();
            serving.ifPresent(Node::close);
        }
    }

    private final class Ready implements Prepared {

        private final Installation wanted;
        private final OpeningSecret secret;
        private boolean begun;

        Ready(Installation wanted, OpeningSecret secret) {
            this.wanted = wanted;
            this.secret = secret;
        }

        @Override
        public NodeCalls.Run begin() {
            NodeCalls.Run ends = run;
            Thread thread = new Thread(() -> restart(wanted, secret), "restart");
            thread.start();
            begun = true;
            return ends;
        }

        @Override
        public void close() {
            if (!begun) {
                secret.close();
                restarting.set(false);
            }
        }
    }
}
