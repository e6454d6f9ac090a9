package io.ptoken.hsm.protocol.frame;

import java.util.Optional;

/**
 * Frames on a plain line: everything up to CR (module protocol sections 1.1, 1.3). Bytes below 0x20 before a frame, such as
 * a line feed, are skipped. When a line is no frame but ends with one, as after noise or a frame cut short, that one counts.
 */
final class CrFrameReader implements FrameReader {

    private final int limit;
    private final ByteQueue queue = new ByteQueue();

    /** Bytes of the queue that are known to hold no CR. */
    private int scanned;

    /** True between the moment a line has become too long and its CR. */
    private boolean discarding;

    CrFrameReader(int limit) {
        this.limit = limit;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        queue.add(bytes, offset, length);
    }

    @Override
    public Optional<Received> next() {
        while (true) {
            skipControlCharacters();
            int end = queue.indexOf(FrameWithCrc.CR, scanned, queue.size());
            if (end < 0) {
                return unfinished();
            }
            boolean rest = discarding;
            discarding = false;
            Received received = rest ? null : read(end);
            drop(end + 1);
            if (received != null) {
                return Optional.of(received);
            }
        }
    }

    @Override
    public void reset() {
        drop(queue.size());
        discarding = false;
    }

    private Optional<Received> unfinished() {
        scanned = queue.size();
        if (queue.size() <= limit && !discarding) {
            return Optional.empty();
        }
        drop(queue.size());
        if (discarding) {
            return Optional.empty();
        }
        discarding = true;
        return Optional.of(tooLong());
    }

    private Received read(int length) {
        if (length > limit) {
            return tooLong();
        }
        int end = queue.begin() + length;
        Received line = open(queue.begin(), end);
        if (line instanceof Received.Whole) {
            return line;
        }
        for (int begin = queue.begin() + 1; begin <= end - FrameWithCrc.MIN_LENGTH; begin++) {
            if (FrameWithCrc.mayBeHeader(queue.array(), begin, end)
                    && open(begin, end) instanceof Received.Whole atEnd) {
                return atEnd;
            }
        }
        return line;
    }

    private Received open(int begin, int end) {
        try {
            return new Received.Whole(FrameWithCrc.open(queue.array(), begin, end - begin));
        } catch (FrameException e) {
            return new Received.Damaged(e.fault(), e.detail());
        }
    }

    private void skipControlCharacters() {
        int count = 0;
        while (!discarding && count < queue.size() && queue.octet(count) < ' ') {
            count++;
        }
        if (count > 0) {
            drop(count);
        }
    }

    private void drop(int count) {
        queue.drop(count);
        scanned = 0;
    }

    private Received tooLong() {
        return new Received.Damaged(FrameFault.TOO_LONG, "no CR after " + limit + " characters");
    }
}
