package io.ptoken.store.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.store.jdbc.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of its own for tests, in a temporary folder, on a free port of this machine. It ends with the JVM,
 * also when that is killed. Started as root it runs as another user, {@code postgres} or {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {

    /** Ends the server when the pipe from the JVM is closed. */
    private static final String UNTIL_STDIN_CLOSES =
            "exec 3<&0; \"$@\" </dev/null & pid=$!; { cat <&3 >/dev/null; kill -QUIT $pid 2>/dev/null; } & wait $pid";

    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path bin = PostgresPrograms.folder();
    private final Path folder;
    private final int port = freePort();
    private final boolean durable;
    private @Nullable Process process;

    private PostgresServer(boolean durable) {
        this.durable = durable;
        try {
            folder = Files.createTempDirectory(Path.of("/tmp"), "ptoken-postgres-");
            if (isRoot()) {
                require(List.of("chown", "-R", user(), folder.toString()));
            }
            require(asUser(List.of(
                    bin.resolve("initdb").toString(),
                    "--pgdata=" + folder.resolve("data"),
                    "--username=ptoken",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    /** Holds the one server that the tests of a JVM share. */
    private static final class Shared {
        static final PostgresServer SERVER = new PostgresServer(false);
    }

    /** The server that all tests of this JVM share; it does not wait for the disk. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own, to stop or to measure; waits for the disk as servers do. */
    public static PostgresServer startDurable() {
        return new PostgresServer(true);
    }

    /** A new, empty schema of one database that all share; cheaper than {@link #newDatabase}. */
    public PostgresSettings newSchema() {
        String name = "schema" + DATABASES.incrementAndGet();
        execute("CREATE SCHEMA " + name);
        return PostgresSettings.of(url("postgres") + "?currentSchema=" + name, "ptoken", "");
    }

    /** A new, empty database: its settings. */
    public PostgresSettings newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return PostgresSettings.of(url(name), "ptoken", "");
    }

    /** Runs a statement as the owner of the server. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "ptoken", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    /** Port on this machine. */
    public int port() {
        return port;
    }

    /** Starts it again after {@link #stop}, on the same port. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                UNTIL_STDIN_CLOSES,
                "sh",
                bin.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200"));
        if (!durable) {
            command.addAll(List.of("-c", "fsync=off"));
        }
        try {
            process = new ProcessBuilder(asUser(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waitUntilItAnswers();
    }

    /** Ends it at once, as a crash does. */
    public void stop() {
        Process running = process;
        if (running != null) {
            try {
                running.getOutputStream().close();
                if (!running.waitFor(20, TimeUnit.SECONDS)) {
                    running.descendants().forEach(ProcessHandle::destroyForcibly);
                    running.destroyForcibly();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process = null;
        }
    }

    /** Lets all of its processes stand still, until {@link #thaw}: connections stay open and nobody answers. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets them go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Process running = process;
        if (running != null) {
            running.descendants()
                    .filter(child -> child.info().command().orElse("").contains("postgres"))
                    .forEach(child -> requireQuietly(List.of("kill", "-" + name, Long.toString(child.pid()))));
        }
    }

    private static void requireQuietly(List<String> command) {
        try {
            require(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and removes its folder. */
    @Override
    public void close() {
        stop();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void waitUntilItAnswers() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        SQLException last = null;
        while (System.nanoTime() < deadline && process != null && process.isAlive()) {
            try {
                DriverManager.getConnection(url("postgres"), "ptoken", "").close();
                return;
            } catch (SQLException e) {
                last = e;
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IllegalStateException("PostgreSQL did not start: " + logged(), last);
    }

    private String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> asUser(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        List<String> all =
                new ArrayList<>(List.of("setpriv", "--reuid=" + user(), "--regid=" + group(), "--clear-groups"));
        all.addAll(command);
        return all;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String user() {
        return exists("postgres") ? "postgres" : "nobody";
    }

    private static String group() {
        return exists("postgres") ? "postgres" : "nogroup";
    }

    private static boolean exists(String user) {
        try {
            return Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith(user + ":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("cannot prepare PostgreSQL for the tests: " + command + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
