package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.control.ControlException;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NodeList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken status}. */
@ReadsOnly
@Command(
        name = "status",
        description = {
            "Shows the installation: its security module, certificate, store and notices.",
            "A running server tells what it knows; without one, this command looks itself.",
            NoticeText.INCOMPLETE,
            OperatorTask.SECRET
        })
public final class StatusCommand extends OperatorTask {

    private static final int LONGEST = 3600;

    @Mixin
    OutputOptions output;

    @Option(
            names = "--refresh",
            description =
                    "Have a running server look at everything again, and ask its modules; otherwise it tells what it"
                            + " saw some seconds ago.")
    boolean refresh;

    @Option(
            names = "--all",
            description = "Instead, the nodes that share the store, as each told the others some seconds ago.")
    boolean all;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "5",
            description =
                    "Show it again every so many seconds, 1-3600, until Ctrl-C; 5 when none are given. A server that goes"
                            + " away and comes back is shown.")
    Optional<Integer> watch = Optional.empty();

    private final boolean terminal;

    public StatusCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected void check() {
        if (watch.isPresent() && output.json()) {
            throw new ParameterException(spec.commandLine(), "--watch is for people; repeat the command for --json");
        }
        if (watch.isPresent() && all) {
            throw new ParameterException(spec.commandLine(), "--watch and --all exclude each other");
        }
        if (watch.filter(seconds -> seconds < 1 || seconds > LONGEST).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--watch: got " + watch.orElse(0) + ", expected 1-" + LONGEST);
        }
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        if (watch.isPresent()) {
            Duration pause = Duration.ofSeconds(watch.get());
            try (WatchedServer server = new WatchedServer(access)) {
                new StatusWatch(
                                server::look,
                                this::text,
                                this::say,
                                terminal,
                                surroundings().clock())
                        .run(() -> pause(pause));
            }
            return ExitCode.OK;
        }
        return all ? allNodes(access) : one(access);
    }

    private int allNodes(OperatorAccess access) {
        NodeList nodes = ask(access, new WatchCalls.Nodes());
        if (output.json()) {
            output.print(spec, WatchDocument.Nodes.of(nodes));
        } else {
            NodesText.lines(nodes, columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }

    private int one(OperatorAccess access) {
        InstallationStatus status = ask(access, new WatchCalls.Status(refresh));
        if (output.json()) {
            output.print(spec, WatchDocument.Status.of(status));
        } else {
            text(status).forEach(this::say);
        }
        return NoticeText.exitCode(status.notices());
    }

    private List<String> text(InstallationStatus status) {
        return StatusText.lines(
                status, terminal, columns(), surroundings().clock().instant());
    }

    /** False when somebody wants an end. */
    private static boolean pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The server over one connection for as long as it lasts; without a server the installation, until one comes. */
    private final class WatchedServer implements AutoCloseable {

        private final boolean looksItself;
        private final OperatorAccess first;
        private Optional<OperatorAccess> server;

        private WatchedServer(OperatorAccess first) {
            this.first = first;
            this.looksItself = !first.isServer();
            this.server = looksItself ? Optional.empty() : Optional.of(first);
        }

        /** Empty while the server that was there is gone. */
        private Optional<InstallationStatus> look() throws IOException {
            if (server.isEmpty()) {
                server = found();
            }
            if (server.isEmpty()) {
                return looksItself ? Optional.of(ask(first, new WatchCalls.Status(refresh))) : Optional.empty();
            }
            try {
                return Optional.of(ask(server.get(), new WatchCalls.Status(refresh)));
            } catch (ControlException | UncheckedIOException gone) {
                close();
                server = Optional.empty();
                return Optional.empty();
            }
        }

        /** One that is about to close admits nobody. */
        private Optional<OperatorAccess> found() throws IOException {
            try {
                return operator.server(installation.installation(surroundings()), operator.answering(surroundings()));
            } catch (ControlException closing) {
                return Optional.empty();
            }
        }

        /** The first one is closed by whoever opened it. */
        @Override
        public void close() {
            server.filter(open -> !open.equals(first)).ifPresent(OperatorAccess::close);
        }
    }
}
