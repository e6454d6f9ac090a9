package io.ptoken.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ptoken serve} in a process of its own. */
public final class ServerProcess implements LoadServer {

    /** By name: the program is started here, and nothing of it used. */
    private static final String PROGRAM = "io.ptoken.cli.main.Ptoken";

    private static final Pattern PORT = Pattern.compile("TokenApi .* port (\\d+), .*");
    private static final Pattern CONSOLE = Pattern.compile("console .*:(\\d+)/");
    private static final String READY = "Ready.";
    private static final int SECONDS_TO_STOP = 30;

    private final Process process;
    private final Ports ports;
    private final Thread hook = new Thread(this::kill);

    private record Ports(int api, OptionalInt console) {}

    private ServerProcess(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts it, and waits until it serves.
     *
     * @param options further options of its Java
     */
    public static ServerProcess start(LoadInstallation made, Console console, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM, "serve"));
        command.addAll(List.of("--data", made.data().root().toString(), "--address", "127.0.0.1", "--port", "0"));
        command.addAll(List.of("--metrics-port=0", console == Console.SERVED ? "--web-port=0" : "--no-web"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PTOKEN_KEY_FILE", made.keyFile().toString());
        Process process = builder.start();
        try {
            return new ServerProcess(process, readPorts(process));
        } catch (IOException | IllegalStateException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    @Override
    public int port() {
        return ports.api();
    }

    @Override
    public OptionalInt consolePort() {
        return ports.console();
    }

    @Override
    public String where() {
        return "'ptoken serve', process " + process.pid();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process.toHandle());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private void kill() {
        process.destroyForcibly();
    }

    private static Ports readPorts(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        int port = -1;
        OptionalInt console = OptionalInt.empty();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = PORT.matcher(line);
            if (matcher.matches()) {
                port = Integer.parseInt(matcher.group(1));
            }
            Matcher served = CONSOLE.matcher(line);
            if (served.matches()) {
                console = OptionalInt.of(Integer.parseInt(served.group(1)));
            }
            if (line.startsWith(READY) && port > 0) {
                drain(out);
                return new Ports(port, console);
            }
        }
        throw new IllegalStateException("the server ended before it was ready; its errors stand above");
    }

    /** A pipe that nobody reads would stop the server one day. */
    private static void drain(BufferedReader out) {
        Thread reader = new Thread(() -> out.lines().forEach(line -> {}), "server-output");
        reader.setDaemon(true);
        // Reading ends with an error when the server is stopped, which is as good an end as any.
        reader.setUncaughtExceptionHandler((thread, stopped) -> {});
        reader.start();
    }
}
