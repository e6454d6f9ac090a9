package io.ptoken.crash.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ptoken serve} as a process. */
public final class Server {

    private static final Pattern PORT = Pattern.compile("TokenApi .* port ([0-9]+),");
    private static final String READY = "\nReady.";
    private static final int LONGEST_START_MILLIS = 60_000;
    private static final int LONGEST_STOP_MILLIS = 30_000;
    private static final int LAST_LINES = 40;

    private final Process process;
    private final Path log;
    private final long started = System.nanoTime();

    private Server(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and returns at once. */
    public static Server start(ProgramFiles program) {
        Path log = program.directory().resolve("server.log");
        try {
            if (Files.exists(log)) {
                Files.move(log, program.directory().resolve("server-before.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new SetupFailure("cannot move " + log, e);
        }
        Process process =
                program.start(log, List.of("serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web"));
        Children.add(process);
        return new Server(process, log);
    }

    /** Waits until the process is the JVM itself, which the start script becomes. */
    public void awaitJvm() {
        Waiting.until(
                LONGEST_START_MILLIS,
                () -> !process.isAlive()
                        || process.info()
                                .command()
                                .filter(name -> name.endsWith("/java"))
                                .isPresent());
    }

    /**
     * Waits until it serves.
     *
     * @return how long the start took, in milliseconds
     * @throws BrokenPromise when it ends or does not come up
     */
    public long awaitReady() {
        boolean ready = Waiting.until(LONGEST_START_MILLIS, () -> isReady() || !process.isAlive());
        if (!ready || !isReady()) {
            throw new BrokenPromise((process.isAlive() ? "the server does not come up" : "the server ends in start-up")
                    + "\n" + lastLines());
        }
        return Waiting.since(started);
    }

    /**
     * Waits until it serves, or ends without ever serving.
     *
     * @return what it said when it ended, empty when it serves
     */
    public Optional<String> awaitVerdict() {
        if (!Waiting.until(LONGEST_START_MILLIS, () -> isReady() || !process.isAlive())) {
            throw new BrokenPromise("the server neither serves nor ends\n" + lastLines());
        }
        if (isReady()) {
            return Optional.empty();
        }
        Children.remove(process);
        return Optional.of(output());
    }

    public boolean isReady() {
        return output().contains(READY);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int port() {
        Matcher port = PORT.matcher(output());
        if (!port.find()) {
            throw new BrokenPromise("the server does not say its port\n" + lastLines());
        }
        return Integer.parseInt(port.group(1));
    }

    /** SIGKILL for the JVM, and waits for its end. */
    public void kill() {
        awaitJvm();
        if (process.isAlive() && process.children().findAny().isPresent()) {
            throw new SetupFailure("the server has child processes: a kill would not be one of the server alone");
        }
        process.destroyForcibly();
        awaitEnd();
        Children.remove(process);
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGTERM, and waits for the end whatever the exit code: what a stop writes may find no store. */
    public void end() {
        terminate();
        awaitEnd();
        Children.remove(process);
    }

    /** SIGTERM, and waits for the end with exit code 0. */
    public void stop() {
        terminate();
        awaitEnd();
        Children.remove(process);
        if (process.exitValue() != 0) {
            throw new BrokenPromise(
                    "SIGTERM ended the server with exit code " + process.exitValue() + "\n" + lastLines());
        }
    }

    /** The end of what it said. */
    public String lastLines() {
        List<String> lines = output().lines().toList();
        return "--- " + log + "\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new BrokenPromise("the server does not end\n" + lastLines());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        }
    }

    private String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + log, e);
        }
    }
}
