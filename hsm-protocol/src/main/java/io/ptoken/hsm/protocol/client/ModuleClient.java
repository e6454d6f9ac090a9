package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.ProtocolException;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.StsException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks a module, one request at a time (module protocol section 1.5).
 *
 * <p>A command that only asks is sent again when its answer is damaged, overdue or none; a command that makes tokens, charges
 * limits or changes keys is sent again only when the module itself says that it got a damaged request. An answer that
 * comes late is never taken for the answer to a later request.
 *
 * <p>Thread safe: calls wait for each other.
 */
public final class ModuleClient implements Requests, AutoCloseable {

    private final ProtocolSettings settings;
    private final Line line;
    private final Exchange exchange;
    private final ReentrantLock turn = new ReentrantLock();

    private volatile boolean closed;

    /**
     * A client without a channel; the first call opens one.
     *
     * @param opener opens channels to the module
     * @param settings of the protocol
     * @param dialect of the module; decides whether {@code GL?RR} is used
     * @param clock for waiting
     * @param listener is told what happens
     */
    public ModuleClient(
            ChannelOpener opener,
            ProtocolSettings settings,
            Dialect dialect,
            MonotonicClock clock,
            ClientListener listener) {
        this.settings = settings;
        this.line = new Line(opener, settings, clock, listener);
        this.exchange = new Exchange(line, settings, dialect, listener);
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @throws RefusedException when the module answers with another status than 00
     * @throws ModuleUnavailableException when there is no answer and nothing was carried out
     * @throws OutcomeUnknownException when there is no answer and the command may have been carried out
     * @throws io.ptoken.hsm.protocol.field.FieldException when the answer to a question cannot be read
     * @throws StsException when the request cannot be written under these settings; nothing was sent
     */
    @Override
    public <R> R call(ModuleRequest<R> request) {
        byte[] text = request.line(settings);
        byte[] wire = line.wrap(text, request.patience());
        Arrays.fill(text, (byte) 0);
        turn.lock();
        try {
            if (closed) {
                throw new ModuleUnavailableException("the client is closed");
            }
            return read(request, exchange.perform(request, wire));
        } finally {
            if (closed) {
                line.close();
            }
            turn.unlock();
            Arrays.fill(wire, (byte) 0);
        }
    }

    /** Closes the channel, also under a call that waits, which fails then; later calls fail too. */
    @Override
    public void close() {
        closed = true;
        line.close();
    }

    private <R> R read(ModuleRequest<R> request, ResponseFrame response) {
        try {
            return request.read(response, settings);
        } catch (RefusedException e) {
            throw e;
        } catch (ProtocolException | StsException e) {
            if (request.repetition() == Repetition.HARMLESS) {
                throw e;
            }
            throw new OutcomeUnknownException(request.command(), "it could not be read", e);
        }
    }
}
