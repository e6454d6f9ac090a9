package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.ByteChannel;
import io.ptoken.hsm.protocol.client.ChannelOpener;
import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A line of some transport to whoever answers texts; echoes come back by themselves. Its clock goes on by waiting. */
final class LineOfTalk implements ChannelOpener {

    private final FrameTransport transport;
    private final UnaryOperator<String> answers;
    private Duration now = Duration.ofDays(1);

    LineOfTalk(TransportProfile profile, UnaryOperator<String> answers) {
        this.transport =
                new FrameTransport(ProtocolSettings.DEFAULTS.transport().withProfile(profile));
        this.answers = answers;
    }

    Duration now() {
        return now;
    }

    @Override
    public ByteChannel open(Duration timeout) {
        return new Channel(transport.newReader());
    }

    private final class Channel implements ByteChannel {

        private final FrameReader requests;
        private byte[] waiting = {};
        private boolean open = true;

        Channel(FrameReader requests) {
            this.requests = requests;
        }

        @Override
        public void write(byte[] bytes, Duration timeout) {
            requests.accept(bytes, 0, bytes.length);
            if (requests.next().orElse(null) instanceof Received.Whole whole) {
                String text = whole.frame().text();
                String answer = text.startsWith("GL?EC")
                        ? "GL!EC00"
                                + new Echo.Response(Echo.decode(text.substring(5), ProtocolSettings.DEFAULTS)
                                                .data())
                                        .encode(ProtocolSettings.DEFAULTS)
                        : answers.apply(text);
                waiting = answer.isEmpty() ? new byte[0] : transport.wrap(FrameWithCrc.seal(answer));
            }
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = waiting.length;
            System.arraycopy(waiting, 0, into, 0, count);
            waiting = new byte[0];
            if (count == 0) {
                now = now.plus(timeout);
            }
            return count;
        }

        @Override
        public void discardInput() {
            waiting = new byte[0];
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
