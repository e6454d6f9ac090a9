package io.ptoken.cli.commands.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.node.Node;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Commands with a server running and without. The server holds the modules, so that a command which succeeds beside it was
 * carried out by it.
 */
public final class BothWays {

    private BothWays() {}

    /** Runs commands on an installation while a server of it runs. */
    public static void whileServing(TestInstallation installation, Runnable commands) {
        whileServing(installation, out -> commands.run());
    }

    /** As above; the commands are given what the server has printed, its port for one. */
    public static void whileServing(TestInstallation installation, Consumer<String> commands) {
        boolean[] ran = {false};
        CommandRun serve = installation
                .surroundings()
                .runWhile(
                        out -> {
                            commands.accept(out);
                            ran[0] = true;
                        },
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0",
                        "--no-web");
        assertThat(ran[0]).as(serve.err()).isTrue();
    }

    /** As {@link #whileServing}, for a server that has nothing to complain of. */
    public static void whileServed(TestInstallation installation, Runnable work) {
        CommandRun server = installation
                .surroundings()
                .runWhile(
                        started -> work.run(),
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0",
                        "--no-web");
        assertThat(server.err()).isEmpty();
        assertThat(server.exitCode()).isZero();
    }

    /** Runs a command with a server and then without, and expects the same of both; for one that changes nothing. */
    public static CommandRun same(TestInstallation installation, String... command) {
        CommandRun[] served = new CommandRun[1];
        whileServing(installation, () -> served[0] = installation.surroundings().run(command));
        assertThat(served[0]).isEqualTo(installation.surroundings().run(command));
        return served[0];
    }

    /**
     * Does the same on two like installations, on one without a server and on the other while a server of it runs, and tells
     * what came of it, once both came to the same.
     *
     * @param directory an empty one
     * @param work is given an installation as {@code ptoken init} makes it
     * @param <T> compared by {@code equals}
     */
    public static <T> T same(Path directory, Function<TestInstallation, T> work) {
        T alone = work.apply(made(directory.resolve("alone")));
        TestInstallation installation = made(directory.resolve("served"));
        AtomicReference<T> served = new AtomicReference<>();
        whileServed(installation, () -> served.set(work.apply(installation)));
        assertThat(served.get()).as("with a server").isEqualTo(alone);
        return alone;
    }

    private static TestInstallation made(Path directory) {
        try {
            return TestInstallation.made(Files.createDirectory(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The audit log without what is a server's own affair: times, its stop, and by which name it knows the owner. */
    public static List<String> audited(TestInstallation installation) {
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            return store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, 0, 10_000).stream()
                    .map(AuditRow::entry)
                    .filter(entry -> !entry.action().equals(Node.STOP))
                    .map(entry -> String.join(
                            " | ", entry.action(), entry.subject(), entry.outcome(), entry.origin(), entry.detail()))
                    .toList();
        }
    }
}
