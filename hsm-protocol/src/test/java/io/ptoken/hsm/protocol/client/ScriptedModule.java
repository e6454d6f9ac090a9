package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module that does what a test tells it, with a clock that goes on only when somebody waits. It answers echoes in turn by
 * itself. What it has sent reaches the next channel too, unless the channel is one of TCP to an NSS.
 */
final class ScriptedModule implements ChannelOpener, MonotonicClock, ClientListener {

    private final FrameTransport transport;
    private final boolean answersDieWithTheChannel;
    private final FrameReader requests;
    private final Deque<Reaction> script = new ArrayDeque<>();
    private final List<Arrival> onTheWay = new ArrayList<>();

    /** Requests that arrived; echoes are {@code ECHO}. */
    final List<String> sent = new ArrayList<>();

    final List<byte[]> wires = new ArrayList<>();
    final List<ClientEvent> events = new ArrayList<>();

    int opened;
    boolean echoes = true;
    boolean opens = true;
    boolean failsOnDiscard;

    private Duration now = Duration.ofDays(1);

    ScriptedModule(ProtocolSettings settings) {
        this.transport = new FrameTransport(settings.transport());
        this.answersDieWithTheChannel = settings.transport().profile() == TransportProfile.NSS_ENVELOPE;
        this.requests = transport.newReader();
    }

    /** To the next request it answers with these texts, at once. */
    ScriptedModule answers(String... texts) {
        return answersAfter(Duration.ZERO, texts);
    }

    ScriptedModule answersAfter(Duration delay, String... texts) {
        script.add(() -> {
            for (String text : texts) {
                arrive(delay, transport.wrap(FrameWithCrc.seal(text)));
            }
        });
        return this;
    }

    /** To the next request it answers with a frame whose check sum is wrong, and then with these texts. */
    ScriptedModule answersDamaged(String text, String... more) {
        script.add(() -> {
            byte[] wire = transport.wrap(FrameWithCrc.seal(text));
            wire[wire.length - 2] = (byte) (wire[wire.length - 2] == '0' ? '1' : '0');
            arrive(Duration.ZERO, wire);
            for (String right : more) {
                arrive(Duration.ZERO, transport.wrap(FrameWithCrc.seal(right)));
            }
        });
        return this;
    }

    /** To the next request it answers with one byte a second, for ever. */
    ScriptedModule tricklesBytes() {
        script.add(() -> {
            for (int second = 1; second < 1000; second++) {
                arrive(Duration.ofSeconds(second), new byte[] {'x'});
            }
        });
        return this;
    }

    ScriptedModule isSilent() {
        script.add(() -> {});
        return this;
    }

    /** The next request does not get through. */
    ScriptedModule failsOnWrite() {
        script.add(() -> {
            throw new IOException("broken pipe");
        });
        return this;
    }

    /** The channel ends after the next request. */
    ScriptedModule hangsUp() {
        script.add(() -> onTheWay.add(new Arrival(now, null)));
        return this;
    }

    @Override
    public Duration elapsed() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void noticed(ClientEvent event, CommandCode command) {
        events.add(event);
    }

    @Override
    public ByteChannel open(Duration timeout) throws IOException {
        if (!opens) {
            throw new IOException("connection refused");
        }
        opened++;
        if (answersDieWithTheChannel) {
            onTheWay.clear();
        }
        return new Channel();
    }

    private void arrive(Duration delay, byte[] bytes) {
        onTheWay.add(arrival(now.plus(delay), bytes));
    }

    private void request(Frame frame) throws IOException {
        String text = frame.text();
        if (text.startsWith("GL?EC")) {
            sent.add("ECHO");
            if (echoes) {
                Duration last = onTheWay.stream().map(Arrival::time).reduce(now, ScriptedModule::later);
                onTheWay.add(arrival(last, transport.wrap(FrameWithCrc.seal("GL!EC00" + text.substring(7)))));
            }
            return;
        }
        sent.add(text);
        Reaction reaction = script.poll();
        if (reaction == null) {
            throw new AssertionError("unexpected request " + text);
        }
        reaction.react();
    }

    private static Arrival arrival(Duration time, byte[] bytes) {
        return new Arrival(time, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private interface Reaction {
        void react() throws IOException;
    }

    /** Bytes, or the end of the channel. */
    private record Arrival(Duration time, @Nullable String latin1) {}

    private final class Channel implements ByteChannel {

        private boolean open = true;

        @Override
        public void write(byte[] bytes, Duration timeout) throws IOException {
            wires.add(bytes);
            requests.accept(bytes, 0, bytes.length);
            Received received = requests.next().orElseThrow();
            request(((Received.Whole) received).frame());
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            Iterator<Arrival> arrivals = onTheWay.iterator();
            if (arrivals.hasNext()) {
                Arrival next = arrivals.next();
                if (next.time().compareTo(now.plus(timeout)) <= 0) {
                    now = later(now, next.time());
                    arrivals.remove();
                    if (next.latin1() == null) {
                        return -1;
                    }
                    byte[] bytes = next.latin1().getBytes(StandardCharsets.ISO_8859_1);
                    System.arraycopy(bytes, 0, into, 0, bytes.length);
                    return bytes.length;
                }
            }
            now = now.plus(timeout);
            return 0;
        }

        @Override
        public void discardInput() throws IOException {
            if (failsOnDiscard) {
                failsOnDiscard = false;
                throw new IOException("connection reset");
            }
            onTheWay.removeIf(arrival -> arrival.time().compareTo(now) <= 0);
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
