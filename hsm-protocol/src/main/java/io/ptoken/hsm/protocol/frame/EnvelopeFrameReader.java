package io.ptoken.hsm.protocol.frame;

import java.util.Optional;

/**
 * Frames in envelopes (module protocol section 1.4). An envelope is recognised by a plausible length and a header where one
 * must stand; its six constant bytes are not looked at. Everything else is skipped, byte by byte. A frame whose CR comes
 * earlier than the length says counts when its check sum is right; error frames are known to come so.
 */
final class EnvelopeFrameReader implements FrameReader {

    private static final byte[] BARE_ERROR = {'G', 'L', '!', 'E', 'R'};
    private static final int MAX_BARE_ERROR = 64;

    private final int limit;
    private final boolean bareErrors;
    private final ByteQueue queue = new ByteQueue();

    /** Bytes of the queue that are known to hold no CR, as part of an envelope. */
    private int scanned;

    EnvelopeFrameReader(int limit, boolean bareErrors) {
        this.limit = limit;
        this.bareErrors = bareErrors;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        queue.add(bytes, offset, length);
    }

    @Override
    public Optional<Received> next() {
        while (queue.size() > 0) {
            if (bareErrors && mayBeBareError()) {
                int end = queue.indexOf(FrameWithCrc.CR, 0, MAX_BARE_ERROR);
                if (end >= 0) {
                    return Optional.of(take(0, end));
                }
                if (queue.size() < MAX_BARE_ERROR) {
                    return Optional.empty();
                }
                drop(1);
            } else if (!mayBeEnvelope()) {
                drop(1);
            } else {
                return envelope();
            }
        }
        return Optional.empty();
    }

    @Override
    public void reset() {
        drop(queue.size());
    }

    private boolean mayBeBareError() {
        for (int i = 0; i < Math.min(queue.size(), BARE_ERROR.length); i++) {
            if (queue.octet(i) != BARE_ERROR[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBeEnvelope() {
        int most = Envelope.lengthFor(limit);
        if (queue.size() == 1) {
            return queue.octet(0) <= most >> 8;
        }
        int length = length();
        return length >= Envelope.lengthFor(FrameWithCrc.MIN_LENGTH)
                && length <= most
                && FrameWithCrc.mayBeHeader(queue.array(), queue.begin() + Envelope.TEXT_OFFSET, queue.end());
    }

    private Optional<Received> envelope() {
        if (queue.size() <= Envelope.TEXT_OFFSET) {
            return Optional.empty();
        }
        int crPlace = length() + 1;
        for (int i = Math.max(Envelope.TEXT_OFFSET, scanned); i < Math.min(queue.size(), crPlace + 1); i++) {
            int octet = queue.octet(i);
            if (octet == FrameWithCrc.CR) {
                return Optional.of(take(Envelope.TEXT_OFFSET, i));
            }
            if (!FrameWithCrc.isPrintable(octet)) {
                return Optional.of(damaged(FrameFault.NOT_PRINTABLE, "byte " + i + " of an envelope"));
            }
        }
        if (queue.size() > crPlace) {
            return Optional.of(damaged(FrameFault.NO_END, "no CR at byte " + crPlace + " of an envelope"));
        }
        scanned = queue.size();
        return Optional.empty();
    }

    private int length() {
        return queue.octet(0) << 8 | queue.octet(1);
    }

    private Received take(int from, int cr) {
        try {
            Frame frame = FrameWithCrc.open(queue.array(), queue.begin() + from, cr - from);
            drop(cr + 1);
            return new Received.Whole(frame);
        } catch (FrameException e) {
            return damaged(e.fault(), e.detail());
        }
    }

    /** Drops no more than the length: a whole envelope may stand behind it. */
    private Received damaged(FrameFault fault, String detail) {
        drop(Envelope.LENGTH_BYTES);
        return new Received.Damaged(fault, detail);
    }

    private void drop(int count) {
        queue.drop(count);
        scanned = 0;
    }
}
