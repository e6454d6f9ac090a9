package io.ptoken.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a command prints its result. As every {@link PrintWriter} it goes on when nothing can be written any more, but it
 * remembers why, so that the command can say so.
 */
public final class Results extends PrintWriter {

    private static final int TYPE_OF_FILE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private final Remembering stream;
    private final BooleanSupplier pipe;

    private Results(Remembering stream, Charset charset, BooleanSupplier pipe) {
        super(new OutputStreamWriter(stream, charset), true);
        this.stream = stream;
        this.pipe = pipe;
    }

    /** The standard output of the process. */
    public static Results ofProcess() {
        return of(new FileOutputStream(FileDescriptor.out), charset(), Results::isStandardOutputAPipe);
    }

    /**
     * Another place.
     *
     * @param pipe whether somebody reads at the other end, who may stop to; asked only when it failed
     */
    public static Results of(OutputStream stream, Charset charset, BooleanSupplier pipe) {
        return new Results(new Remembering(stream), charset, pipe);
    }

    /**
     * Why something that was printed did not arrive.
     *
     * @param reason what the operating system says
     * @param closedPipe true when the reader has gone, as {@code head} does when it has its lines
     */
    public record Loss(String reason, boolean closedPipe) {}

    /** Writes what is still kept back, and tells whether anything that was printed to {@code out} is lost. */
    public static Optional<Loss> lossOf(PrintWriter out) {
        if (!out.checkError()) {
            return Optional.empty();
        }
        return Optional.of(out instanceof Results results ? results.loss() : new Loss("the output is closed", false));
    }

    private Loss loss() {
        return new Loss(stream.failure.orElse("the output is closed"), pipe.getAsBoolean());
    }

    /** The one that Java uses for its own standard output. */
    private static Charset charset() {
        return Optional.ofNullable(System.getProperty("sun.stdout.encoding"))
                .or(() -> Optional.ofNullable(System.getProperty("stdout.encoding")))
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    /** By what it is and not by the text of the failure, which the operating system has in many languages. */
    private static boolean isStandardOutputAPipe() {
        try {
            int type = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & TYPE_OF_FILE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static final class Remembering extends OutputStream {

        private final OutputStream inner;
        private volatile Optional<String> failure = Optional.empty();

        Remembering(OutputStream inner) {
            this.inner = inner;
        }

        @Override
        public void write(int octet) throws IOException {
            remembering(() -> inner.write(octet));
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            remembering(() -> inner.write(octets, from, length));
        }

        @Override
        public void flush() throws IOException {
            remembering(inner::flush);
        }

        @Override
        public void close() throws IOException {
            remembering(inner::close);
        }

        private void remembering(Step step) throws IOException {
            try {
                step.take();
            } catch (IOException e) {
                if (failure.isEmpty()) {
                    failure = Optional.ofNullable(e.getMessage());
                }
                throw e;
            }
        }

        @FunctionalInterface
        private interface Step {
            void take() throws IOException;
        }
    }
}
