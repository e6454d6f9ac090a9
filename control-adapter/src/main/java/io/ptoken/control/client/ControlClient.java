package io.ptoken.control.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.NotAdmittedException;
import io.ptoken.control.Outcome;
import io.ptoken.control.Refusal;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.frame.Frame;
import io.ptoken.control.frame.FrameLine;
import io.ptoken.control.frame.FrameType;
import io.ptoken.control.frame.Hello;
import io.ptoken.control.frame.Messages;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.control.socket.SocketFinder;
import io.ptoken.control.socket.SocketLink;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A connection to the server of an installation. Calls go one after another; only {@link #cancel} may come from another
 * thread.
 */
public final class ControlClient implements AutoCloseable {

    private final FrameLine line;
    private final Hello server;
    private final CallerVoice voice;

    private ControlClient(FrameLine line, Hello server) {
        this.line = line;
        this.server = server;
        this.voice = new CallerVoice(line);
    }

    /**
     * Connects to the server of an installation.
     *
     * @param program how the caller calls itself, with its version
     * @throws io.ptoken.control.NoServerException when none answers
     * @throws io.ptoken.control.PlaceException when somebody else may answer
     * @throws NotAdmittedException when it takes no calls from here
     * @throws ServerGoneException when it does not speak the protocol
     */
    public static ControlClient connect(ControlPlace place, String program) throws IOException {
        return greet(
                SocketFinder.connect(place), program, ControlLimits.defaults().stall(), System::nanoTime);
    }

    /** As {@link #connect(ControlPlace, String)} for those who cannot look into the data directory. */
    public static ControlClient connect(Path socket, String program) throws IOException {
        return greet(
                SocketFinder.connect(socket), program, ControlLimits.defaults().stall(), System::nanoTime);
    }

    static ControlClient greet(SocketChannel channel, String program, Duration stall, LongSupplier ticker)
            throws IOException {
        FrameLine line = new FrameLine(SocketLink.over(channel, ticker), stall);
        boolean done = false;
        try {
            Frame first = line.read(stall, EnumSet.of(FrameType.HELLO, FrameType.REFUSAL));
            if (first.type() == FrameType.REFUSAL) {
                throw new NotAdmittedException(Messages.refusal(first));
            }
            Hello hello = Messages.hello(first);
            if (hello.protocol() != Hello.VERSION) {
                throw new NotAdmittedException(Refusal.of(
                        Refusal.PROTOCOL_VERSION,
                        "the server (" + hello.program() + ") speaks version " + hello.protocol()
                                + " of the control protocol, this program version " + Hello.VERSION
                                + "; use the command of the server's release"));
            }
            line.write(FrameType.HELLO, Messages.bytes(new Hello(Hello.VERSION, program, Optional.empty())));
            ControlClient client = new ControlClient(line, hello);
            done = true;
            return client;
        } catch (IOException e) {
            throw new ServerGoneException("the server does not answer as it should: " + e.getMessage(), e);
        } finally {
            if (!done) {
                line.close();
            }
        }
    }

    /** How the server calls itself. */
    public String server() {
        return server.program();
    }

    /** As whom the server sees the caller: {@code owner}, {@code other} or {@code unknown}. */
    public String peer() {
        return server.peer().orElse("unknown");
    }

    /**
     * Has a call carried out.
     *
     * @param call at most 2 MiB as JSON, and no secret in it
     * @param dialogue the person and the files at this end
     * @return how it ended
     * @throws ServerGoneException when the server ends before the call does; what became of it is not known
     * @throws io.ptoken.control.TransferException when data did not come as it was sent; the call is cancelled
     * @throws IOException what {@code dialogue} threw, or its files; the call is cancelled and the connection closed
     */
    public Outcome call(ObjectNode call, Dialogue dialogue) throws IOException {
        return new RunningCall(line, voice, dialogue).run(call);
    }

    /**
     * Cancels the call that is running, from whatever thread; does nothing when the server is gone. The call ends by a
     * refusal, or as it would have.
     */
    public void cancel() {
        voice.cancel();
    }

    /** Says farewell and ends the connection. */
    @Override
    public void close() {
        voice.farewell();
        line.close();
    }
}
