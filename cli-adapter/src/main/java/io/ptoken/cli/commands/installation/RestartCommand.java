package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.control.ControlException;
import io.ptoken.control.call.RemoteRefusalException;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.operate.ServerProcess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken restart}. */
@Command(
        name = "restart",
        description = {
            "Has the running server close and open itself, with ptoken.yaml as it is now, and waits until it serves again."
                    + " Calls in flight are finished first, as at a stop; clients connect again.",
            "What could not be opened again is refused, and the server serves on. A server that was started with a typed"
                    + " passphrase asks for it here."
        })
public final class RestartCommand extends OperatorTask {

    private static final Duration STEP = Duration.ofMillis(200);
    private static final int LONGEST = 3600;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait until the server serves again. Default 120.")
    int wait;

    public RestartCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (wait < 1 || wait > LONGEST) {
            throw new ParameterException(spec.commandLine(), "--wait: 1-" + LONGEST + " seconds");
        }
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        try (AskedOnce dialogue = new AskedOnce()) {
            Optional<ProcessHandle> server = ServerProcess.of(installation.directory(surroundings()));
            NodeCalls.Run before = access.handle(new NodeCalls.Restart(), dialogue);
            Installation chosen = installation.installation(surroundings()); // the server has read it as well
            say("The server restarts ...");
            NodeCalls.Run now = awaited(chosen, server, before, dialogue);
            now.failure().ifPresent(why -> {
                throw new CommandFailure("the server serves again, but as it was configured before: " + why);
            });
        }
        say("It serves again.");
        return ExitCode.OK;
    }

    private NodeCalls.Run awaited(
            Installation chosen, Optional<ProcessHandle> server, NodeCalls.Run before, Dialogue dialogue)
            throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<NodeCalls.Run> now =
                    look(chosen, dialogue).filter(run -> !run.id().equals(before.id()));
            if (now.isPresent()) {
                return now.get();
            }
            requireAlive(server);
            pause();
        }
        throw new CommandFailure(
                "the server has not come back within " + wait + " seconds; its log says why (the restart was begun)");
    }

    /**
     * Ends the wait for a process that will not come back.
     *
     * @param server empty when it is not known
     * @throws CommandFailure when it has ended
     */
    static void requireAlive(Optional<ProcessHandle> server) {
        server.filter(process -> !process.isAlive()).ifPresent(ended -> {
            throw new CommandFailure("the server, process " + ended.pid()
                    + ", has ended before it served again; its log says why (the restart was begun). Start it with"
                    + " 'ptoken serve', unless the system does");
        });
    }

    /** One that is closing takes no calls, or ends in the middle of one. */
    private Optional<NodeCalls.Run> look(Installation chosen, Dialogue dialogue) throws IOException {
        try {
            Optional<OperatorAccess> server = operator.server(chosen, surroundings());
            if (server.isEmpty()) {
                return Optional.empty();
            }
            try (OperatorAccess open = server.get()) {
                return Optional.of(open.handle(new NodeCalls.Look(), dialogue));
            }
        } catch (RemoteRefusalException refused) {
            throw refused;
        } catch (ControlException closing) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /** The person signs in once, although the server that comes back asks anew. */
    private final class AskedOnce implements Dialogue, AutoCloseable {

        private final Map<String, char[]> answers = new HashMap<>();

        @Override
        public char[] secret(String what) {
            return answers.computeIfAbsent(
                            what, asked -> surroundings().prompt().secret(asked))
                    .clone();
        }

        @Override
        public boolean confirm(String question) {
            return surroundings().prompt().confirm(question);
        }

        @Override
        public void show(String what, char[] secret) {
            throw new CommandFailure("the server shows a secret that this command did not ask for: " + what);
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new CommandFailure("the server hands over data that this command did not ask for: " + what);
        }

        @Override
        public void progress(Progress step) {}

        @Override
        public void close() {
            answers.values().forEach(answer -> Arrays.fill(answer, '\0'));
        }
    }
}
