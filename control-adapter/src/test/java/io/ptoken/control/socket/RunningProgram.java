package io.ptoken.control.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link SocketProgram} as a process of its own. */
final class RunningProgram implements AutoCloseable {

    /** Before the path of the socket. */
    static final String HERE = "socket: ";

    private final Process process;
    private final BufferedReader output;
    private final Path socket;

    private RunningProgram(Process process) throws IOException {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.socket = output.lines()
                .filter(line -> line.startsWith(HERE)) // a JVM has warnings of its own
                .findFirst()
                .map(line -> Path.of(line.substring(HERE.length())))
                .orElseThrow(() -> new IOException("the program ended"));
    }

    /** With this mask for the permissions of files. */
    static RunningProgram start(String umask, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                SocketProgram.class.getName()));
        command.addAll(List.of(arguments));
        return new RunningProgram(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Path socket() {
        return socket;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
