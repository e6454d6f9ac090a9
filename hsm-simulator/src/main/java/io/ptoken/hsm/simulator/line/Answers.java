package io.ptoken.hsm.simulator.line;

import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.Reply;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers of a module as bytes on one line, with what goes wrong on it. Not thread safe. */
final class Answers {

    /** So many bytes are sent at once at the most when the line has a speed. */
    private static final int PIECE = 16;

    private static final int LONGEST = 16_384;

    private final FrameTransport transport;
    private final LineSpeed speed;
    private byte[] heldBack = {};

    Answers(TransportSettings settings, TransportProfile profile, LineSpeed speed) {
        this.transport = new FrameTransport(unlimited(settings).withProfile(profile));
        this.speed = speed;
    }

    FrameTransport transport() {
        return transport;
    }

    /** What the line does about a reply. */
    List<Step> steps(Reply reply) {
        List<Step> steps = new ArrayList<>();
        pause(steps, reply.after());
        reply.frame().ifPresent(frame -> {
            if (reply.fault().isPresent()) {
                troubled(steps, frame, reply.fault().get());
            } else {
                send(steps, wire(frame));
            }
        });
        return steps;
    }

    /** The line forgets what it has held back. */
    void reset() {
        heldBack = new byte[0];
    }

    private void troubled(List<Step> steps, ResponseFrame frame, Fault.OnLine fault) {
        byte[] wire = wire(frame);
        if (fault instanceof Fault.AnswerLate late) {
            pause(steps, late.by());
            send(steps, wire);
        } else if (fault instanceof Fault.AnswerHeldBack) {
            heldBack = joined(heldBack, wire);
        } else if (fault instanceof Fault.AnswerSplit split) {
            send(steps, wire, split);
        } else if (fault instanceof Fault.AnswerTruncated truncated) {
            send(steps, Arrays.copyOf(wire, Math.min(wire.length, truncated.bytes())));
        } else if (fault instanceof Fault.CheckSumWrong) {
            wire[wire.length - 2] = (byte) (wire[wire.length - 2] == '0' ? '1' : '0');
            send(steps, wire);
        } else if (fault instanceof Fault.AnswerTwice) {
            send(steps, wire);
            send(steps, wire);
        } else if (fault instanceof Fault.ExtraByte extra) {
            send(steps, joined(wire, new byte[] {(byte) extra.octet()}));
        } else if (fault instanceof Fault.BareAnswer) {
            send(steps, frame.line());
        }
    }

    private void send(List<Step> steps, byte[] wire, Fault.AnswerSplit split) {
        int begin = 0;
        for (int piece = 1; piece <= split.pieces(); piece++) {
            int end = wire.length * piece / split.pieces();
            pause(steps, piece == 1 ? Duration.ZERO : split.gap());
            send(steps, Arrays.copyOfRange(wire, begin, end));
            begin = end;
        }
    }

    private void send(List<Step> steps, byte[] bytes) {
        byte[] all = joined(heldBack, bytes);
        reset();
        int piece = speed.equals(LineSpeed.UNLIMITED) ? Math.max(1, all.length) : PIECE;
        for (int begin = 0; begin < all.length; begin += piece) {
            byte[] part = Arrays.copyOfRange(all, begin, Math.min(all.length, begin + piece));
            pause(steps, speed.time(part.length));
            steps.add(new Step.Send(part));
        }
    }

    private static void pause(List<Step> steps, Duration time) {
        if (!time.isZero()) {
            steps.add(new Step.Pause(time));
        }
    }

    private byte[] wire(ResponseFrame frame) {
        return transport.wrap(frame.line());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    /** The limits of frames are the host's caution; a module sends what it has, and refuses itself what is too long for it. */
    private static TransportSettings unlimited(TransportSettings settings) {
        return new TransportSettings(
                settings.profile(),
                settings.port(),
                settings.envelopeConstant(),
                settings.bareErrors(),
                LONGEST,
                LONGEST,
                settings.resendLastResponse(),
                settings.timers(),
                settings.attempts(),
                settings.severalConnections());
    }
}
