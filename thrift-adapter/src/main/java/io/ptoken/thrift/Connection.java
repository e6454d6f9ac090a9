package io.ptoken.thrift;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.service.access.AddressBlock;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Overload;
import io.ptoken.thrift.dispatch.Client;
import io.ptoken.thrift.dispatch.UnreadableMessageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * One client: handshake, then call by call in order until it leaves, errs, falls silent or the server stops. It has a thread
 * while a call is carried out and while the server computes its part of the handshake, and none while it waits for the
 * client or for the time of a late reply. Thread safe; what moves it on does so one at a time.
 *
 * <p>A call that takes longer than it may is answered in its place, and the connection goes on; the thread that carries the call
 * out is left to come to an end, and what it answers is thrown away. A result that it stores meanwhile is fetched by the caller.
 */
final class Connection {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final int AHEAD_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final InetSocketAddress client;
    private final AddressBlock block;
    private final boolean trusted;
    private final ServerParts parts;
    private final TlsLink link;
    private final Deadline deadline;

    private volatile Phase phase = Phase.HANDSHAKE;
    private volatile long since = System.nanoTime();
    private volatile boolean inSession;
    private volatile boolean hungUp;
    private volatile Optional<Origin> origin = Optional.empty();
    private Optional<Call> call = Optional.empty();
    private Optional<SelectionKey> key = Optional.empty();
    private boolean reading = true;
    private boolean stopped;
    private byte[] lateReply = new byte[0];
    private Optional<Future<?>> alarm = Optional.empty();

    Connection(SocketChannel channel, InetSocketAddress client, ServerParts parts) {
        this.channel = channel;
        this.client = client;
        this.block = AddressBlock.of(client.getAddress());
        this.trusted = parts.config().share().trusted().contain(client.getAddress());
        this.parts = parts;
        this.link = new TlsLink(channel, new FrameReader(parts.config().maxFrameBytes()));
        this.deadline = new Deadline(parts.timer(), this::late);
    }

    SocketChannel channel() {
        return channel;
    }

    AddressBlock block() {
        return block;
    }

    boolean isTrusted() {
        return trusted;
    }

    boolean isInSession() {
        return inSession;
    }

    Phase phase() {
        return phase;
    }

    /** For how many nanoseconds the client has been awaited, or what it wants has only waited; -1 while a call is under way. */
    long silence(long now) {
        boolean atWork = switch (phase) {
            case CALL, ENDED -> true;
            case RECEIVING, SENDING -> inSession;
            default -> false;
        };
        return atWork ? -1 : Math.max(0, now - since);
    }

    /** From now on the client has its time for the handshake. */
    void start() {
        deadline.set(parts.config().handshakeTimeout());
        parts.loop().add(this);
    }

    /** The loop listens to the client now. */
    synchronized void begin(SelectionKey registered) {
        key = Optional.of(registered);
    }

    /** The client has sent something, or hung up. */
    synchronized void readable() {
        if (phase == Phase.ENDED) {
            return;
        }
        try {
            boolean there = link.receive();
            switch (phase) {
                case HANDSHAKE, WAITING, RECEIVING -> goOn(there);
                case ASLEEP, CLOSING -> ahead(there, !there);
                default -> ahead(there, false);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** The client takes bytes again. */
    synchronized void writable() {
        if (phase == Phase.ENDED) {
            return;
        }
        try {
            if (link.flush()) {
                key.ifPresent(registered -> registered.interestOpsAnd(~SelectionKey.OP_WRITE));
                if (phase == Phase.SENDING) {
                    next();
                } else if (phase == Phase.CLOSING) {
                    close();
                }
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Takes no further call; a call under way is answered first, a late reply at once. */
    synchronized void stop() {
        stopped = true;
        switch (phase) {
            case HANDSHAKE, TASK, WAITING -> close();
            case ASLEEP -> wake();
            default -> LOG.log(DEBUG, "A call under way is answered first");
        }
    }

    /** Makes room for another. */
    synchronized void giveWay() {
        if (phase == Phase.RECEIVING || phase == Phase.SENDING || phase == Phase.CLOSING) {
            close();
        } else {
            stop();
        }
    }

    /** A late reply leaves at once. */
    synchronized void wake() {
        if (phase == Phase.ASLEEP) {
            try {
                send(lateReply);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /** Closes the connection, whatever it does. */
    synchronized void abort() {
        close();
    }

    private void goOn(boolean there) throws IOException {
        if (there) {
            advance();
        } else {
            noMoreComes();
        }
    }

    /** Bytes that came while a call is under way wait, up to a bound, so that hanging up is noticed. */
    private void ahead(boolean there, boolean useless) {
        if (useless) {
            close();
        } else if (!there || link.received().remaining() > AHEAD_BYTES) {
            hungUp = !there;
            reading = false;
            key.ifPresent(registered -> registered.interestOpsAnd(~SelectionKey.OP_READ));
        }
    }

    private void noMoreComes() throws IOException {
        if (link.isEstablished()) {
            link.requireNothingLeft();
            leave();
        } else if (link.hasBegun()) {
            throw new RefusedException(Refusal.HANDSHAKE, "the client hung up in the middle of it");
        } else {
            close();
        }
    }

    private void advance() throws IOException {
        if (!link.hasBegun()) {
            if (!link.received().hasRemaining()) {
                return;
            }
            TlsAcceptor.requireTls(link.received());
            link.begin(parts.tls().engine());
        }
        for (boolean further = true; further; ) {
            further = step();
        }
    }

    /** True when there is more to do at once. */
    private boolean step() throws IOException {
        TlsLink.Step step = nextStep();
        boolean sent = link.flush();
        switch (step) {
            case TASK -> {
                phase = Phase.TASK;
                parts.handshakes().execute(block, this::compute);
            }
            case ESTABLISHED -> {
                origin = Optional.of(parts.tls().origin(link.session(), client.getAddress()));
                waitForCall();
                return true;
            }
            case FRAME -> {
                begin(new Call(link.takeFrame()));
            }
            case INPUT -> {
                if (!sent) {
                    listenFor(SelectionKey.OP_WRITE);
                }
                listen();
            }
            case END -> {
                link.requireNothingLeft();
                leave();
            }
        }
        return false;
    }

    private TlsLink.Step nextStep() throws IOException {
        try {
            return link.advance();
        } catch (SSLException e) {
            throw link.isEstablished() ? e : parts.tls().refusal(e);
        }
    }

    private void waitForCall() {
        phase = Phase.WAITING;
        since = System.nanoTime();
        deadline.set(parts.config().idleTimeout());
    }

    /** Nothing can be done before the client sends more. */
    private void listen() throws IOException {
        if (!link.isEstablished()) {
            phase = Phase.HANDSHAKE;
        } else if (!link.isWithinFrame() && phase != Phase.WAITING) {
            waitForCall();
        } else if (link.isWithinFrame() && phase != Phase.RECEIVING) {
            phase = Phase.RECEIVING;
            since = System.nanoTime();
            deadline.set(parts.config().transferTimeout());
        }
        if (hungUp) {
            noMoreComes();
        } else if (!reading) {
            reading = true;
            listenFor(SelectionKey.OP_READ);
        }
    }

    private void listenFor(int operation) {
        key.ifPresent(registered -> registered.interestOpsOr(operation));
        parts.loop().wakeUp();
    }

    /** The server's part of the handshake; the client's bytes wait meanwhile. */
    private void compute() {
        if (phase == Phase.ENDED) {
            return;
        }
        link.tasks();
        synchronized (this) {
            if (phase == Phase.TASK) {
                try {
                    phase = Phase.HANDSHAKE;
                    advance();
                } catch (IOException e) {
                    failed(e);
                }
            }
        }
    }

    /**
     * Has a thread carry a call out. Threads whose callers were answered or have gone may hang behind a module or the store for a
     * while; there is an end to those, too.
     */
    private void begin(Call next) throws RefusedException {
        int most = 2 * parts.config().maxConnections();
        if (parts.counters().working.get() >= most) {
            throw new RefusedException(Refusal.HANGING_CALLS, most + " of them");
        }
        parts.counters().working.incrementAndGet();
        call = Optional.of(next);
        phase = Phase.CALL;
        since = System.nanoTime();
        deadline.set(parts.config().callTimeout());
        parts.workers().execute(next::work);
    }

    /** One call, and the client that waits for it. */
    private final class Call implements Client {

        private final byte[] frame;
        private volatile Optional<Supplier<byte[]>> overdueReply = Optional.empty();
        private volatile boolean overdue;
        private int delayMillis;

        Call(byte[] frame) {
            this.frame = frame;
        }

        @Override
        public Origin origin() {
            return origin.orElseThrow();
        }

        @Override
        public boolean isOverdue() {
            return overdue;
        }

        @Override
        public void begins(Supplier<byte[]> reply) {
            overdueReply = Optional.of(reply);
        }

        @Override
        public void delayReply(int millis) {
            delayMillis = millis;
        }

        @Override
        public void hasSession() {
            inSession = true;
        }

        @Override
        public boolean isThere() {
            return !overdue && !hungUp && phase != Phase.ENDED;
        }

        void work() {
            try {
                Optional<byte[]> reply = parts.dispatcher().answer(frame, this);
                parts.counters().calls.increment();
                if (fallsAsleep(this, reply)) {
                    parts.connections().surplusSleeper(System.nanoTime()).ifPresent(Connection.this::cutShort);
                }
            } catch (UnreadableMessageException e) {
                failed(new RefusedException(Refusal.UNREADABLE, String.valueOf(e.getMessage())));
            } catch (IOException e) {
                failed(e);
            } catch (RuntimeException | Error e) {
                abort();
                throw e;
            } finally {
                parts.counters().working.decrementAndGet();
            }
        }
    }

    /** Answers in the place of a call that takes too long. */
    private void answerInPlace(Call late) {
        if (System.nanoTime() - since < parts.config().callTimeout().toNanos()) {
            LOG.log(DEBUG, "A call was answered at the last moment, and this is the next");
            return;
        }
        late.overdue = true;
        parts.counters().overdue.increment();
        parts.refusals().report(Refusal.CALL_TIMEOUT, client.toString(), "");
        try {
            if (late.overdueReply.isPresent()) {
                send(late.overdueReply.get().get());
            } else {
                close();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void cutShort(Connection asleep) {
        parts.overload().happened(Overload.Kind.PING_CUT_SHORT, asleep.block.text());
        asleep.wake();
    }

    /** Sends the reply, unless there is none or its time has not come. */
    private synchronized boolean fallsAsleep(Call answered, Optional<byte[]> reply) throws IOException {
        if (phase == Phase.ENDED || answered.overdue) {
            return false;
        }
        if (reply.isPresent() && answered.delayMillis > 0 && !stopped && !hungUp) {
            deadline.lift();
            phase = Phase.ASLEEP;
            since = System.nanoTime();
            lateReply = reply.get();
            alarm = Optional.of(parts.timer().schedule(this::wake, answered.delayMillis, TimeUnit.MILLISECONDS));
            return true;
        }
        if (reply.isPresent()) {
            send(reply.get());
        } else {
            next();
        }
        return false;
    }

    private void send(byte[] reply) throws IOException {
        alarm.ifPresent(pending -> pending.cancel(false));
        alarm = Optional.empty();
        lateReply = new byte[0];
        // Before the client can see the reply: from then on its connection is no longer at work.
        phase = Phase.SENDING;
        since = System.nanoTime();
        link.write(reply);
        if (link.flush()) {
            next();
        } else {
            deadline.set(parts.config().transferTimeout());
            listenFor(SelectionKey.OP_WRITE);
        }
    }

    /** The reply has left. */
    private void next() throws IOException {
        deadline.lift();
        if (stopped) {
            leave();
        } else {
            advance();
        }
    }

    /** Ends TLS in good order. */
    private void leave() throws IOException {
        link.sayGoodbye();
        if (link.flush()) {
            link.drain();
            close();
        } else {
            phase = Phase.CLOSING;
            since = System.nanoTime();
            deadline.set(parts.config().transferTimeout());
            listenFor(SelectionKey.OP_WRITE);
        }
    }

    private synchronized void late() {
        switch (phase) {
            case HANDSHAKE, TASK, RECEIVING, SENDING -> {
                refused(Refusal.TOO_SLOW, "");
                close();
            }
            case WAITING, CLOSING -> close();
            case CALL -> call.ifPresent(this::answerInPlace);
            default -> LOG.log(DEBUG, "A call came at the last moment");
        }
    }

    private synchronized void failed(IOException e) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (e instanceof RefusedException refused) {
            refused(refused.refusal(), String.valueOf(e.getMessage()));
        } else {
            LOG.log(DEBUG, () -> "Connection of " + client + " ended: " + e.toString());
        }
        if (phase != Phase.TASK) {
            sayWhy();
        }
        close();
    }

    private void refused(Refusal refusal, String detail) {
        parts.counters().refusedForFault.increment();
        parts.refusals().report(refusal, client.toString(), detail);
    }

    /** TLS has an alert for it, perhaps. */
    private void sayWhy() {
        try {
            link.sayGoodbye();
            link.flush();
            link.drain();
        } catch (IOException | RuntimeException gone) {
            LOG.log(DEBUG, () -> "Nobody hears why the connection of " + client + " ended: " + gone.toString());
        }
    }

    private synchronized void close() {
        if (phase == Phase.ENDED) {
            return;
        }
        phase = Phase.ENDED;
        alarm.ifPresent(pending -> pending.cancel(false));
        deadline.close();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "Closing the connection of " + client + ": " + e.toString());
        }
        parts.loop().wakeUp();
        parts.connections().left(this);
    }
}
