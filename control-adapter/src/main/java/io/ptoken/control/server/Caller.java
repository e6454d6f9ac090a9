package io.ptoken.control.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.CallCancelledException;
import io.ptoken.control.CallerGoneException;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import io.ptoken.control.Refusal;
import io.ptoken.control.TransferException;
import io.ptoken.control.frame.Frame;
import io.ptoken.control.frame.FrameException;
import io.ptoken.control.frame.FrameLine;
import io.ptoken.control.frame.FrameType;
import io.ptoken.control.frame.Hello;
import io.ptoken.control.frame.Messages;
import io.ptoken.control.frame.SlowPeerException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One connection: greeting, then calls one after another. */
final class Caller implements Runnable {

    private static final System.Logger LOG = System.getLogger(Caller.class.getName());

    /** A cancellation may come when the call has just ended. */
    private static final Set<FrameType> BETWEEN_CALLS = EnumSet.of(FrameType.CALL, FrameType.CANCEL, FrameType.BYE);

    private final FrameLine line;
    private final Peer peer;
    private final ServerParts parts;
    private final ControlHandler handler;
    private final Callers callers;
    private boolean inCall;
    private boolean stopping;

    Caller(FrameLine line, Peer peer, ServerParts parts, Callers callers) {
        this.line = line;
        this.peer = peer;
        this.parts = parts;
        this.handler = parts.handlers().get();
        this.callers = callers;
    }

    @Override
    public void run() {
        try (line) {
            if (greet()) {
                serve();
            }
        } catch (FrameException e) {
            LOG.log(INFO, () -> "A caller on the control socket broke the protocol: " + e.getMessage());
        } catch (SlowPeerException e) {
            LOG.log(INFO, () -> "A caller on the control socket was dropped: " + e.getMessage());
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "A caller on the control socket is gone: " + e.getMessage());
        } catch (Throwable e) { // the thread is one of a pool, and the server goes on
            Incidents.report(e, true);
        } finally {
            callers.left(this);
        }
    }

    /** Ends it after the call it is in. */
    synchronized void stop() {
        stopping = true;
        if (!inCall) {
            line.close();
        }
    }

    /** Ends it at once. */
    void abort() {
        line.close();
    }

    private boolean greet() throws IOException {
        ControlLimits limits = parts.limits();
        line.write(
                FrameType.HELLO, Messages.bytes(new Hello(Hello.VERSION, parts.program(), Optional.of(peer.word()))));
        try {
            Hello hello = Messages.hello(line.read(limits.stall(), EnumSet.of(FrameType.HELLO)));
            if (hello.protocol() == Hello.VERSION) {
                return true;
            }
            refuse(Refusal.of(
                            Refusal.PROTOCOL_VERSION,
                            "the server speaks version " + Hello.VERSION
                                    + " of the control protocol, the caller version " + hello.protocol())
                    .withNext("use the command of the server's release: " + parts.program()));
            return false;
        } catch (FrameException e) {
            throw told(e);
        }
    }

    private void serve() throws IOException {
        Duration patience = parts.limits().stall();
        boolean going = true;
        while (going) {
            Frame frame = next(patience);
            if (frame.type() == FrameType.BYE) {
                return;
            }
            if (frame.type() == FrameType.CALL) {
                going = begin() && carryOut(frame) && end();
                patience = parts.limits().pause();
            }
        }
    }

    private Frame next(Duration patience) throws IOException {
        try {
            return line.read(patience, BETWEEN_CALLS);
        } catch (FrameException e) {
            throw told(e);
        }
    }

    private boolean carryOut(Frame frame) throws IOException {
        ObjectNode call;
        try {
            call = Messages.object(frame);
        } catch (FrameException e) {
            throw told(e);
        }
        LiveConversation conversation = new LiveConversation(line, parts.limits());
        Outcome outcome = outcome(call, conversation);
        if (conversation.gone().isPresent()) {
            IOException why = conversation.gone().get();
            throw why instanceof FrameException broken ? told(broken) : why;
        }
        try {
            return conversation.end(outcome);
        } catch (IllegalArgumentException e) { // a result that is too long or no text
            return conversation.end(Incidents.report(e, conversation.hasSeenSecrets()));
        }
    }

    private Outcome outcome(ObjectNode call, LiveConversation conversation) {
        try {
            return handler.handle(peer, call, conversation);
        } catch (CallCancelledException e) {
            return Refusal.of(Refusal.CANCELLED, "the call was cancelled");
        } catch (TransferException e) {
            return Refusal.of(Refusal.TRANSFER, String.valueOf(e.getMessage()));
        } catch (CallerGoneException e) {
            return conversation.gone().isPresent()
                    ? Refusal.of(Refusal.CANCELLED, "the caller is gone")
                    : Incidents.report(e, conversation.hasSeenSecrets());
        } catch (Throwable e) { // whatever one call does, the next is served
            return Incidents.report(e, conversation.hasSeenSecrets());
        } finally {
            conversation.closeSecrets();
        }
    }

    private synchronized boolean begin() {
        inCall = !stopping;
        return inCall;
    }

    private synchronized boolean end() {
        inCall = false;
        return !stopping;
    }

    /** Tells the caller, should it listen, that what it sent is not of the protocol. */
    private FrameException told(FrameException broken) {
        try {
            refuse(Refusal.of(Refusal.PROTOCOL, String.valueOf(broken.getMessage())));
        } catch (IOException e) {
            broken.addSuppressed(e);
        }
        return broken;
    }

    private void refuse(Refusal refusal) throws IOException {
        line.write(FrameType.REFUSAL, Messages.bytes(refusal));
    }
}
