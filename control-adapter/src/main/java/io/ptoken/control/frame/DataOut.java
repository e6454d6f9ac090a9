package io.ptoken.control.frame;

import java.io.IOException;
import java.io.InputStream;

/**
 * Sends data in pieces. A failure of the source and one of the line come from different methods, because they mean
 * different things.
 */
public final class DataOut {

    private static final int PIECE_BYTES = 64 * 1024;

    private final InputStream source;
    private final DataHash hash = new DataHash();
    private final byte[] piece = new byte[PIECE_BYTES];
    private int count;

    /** @param source is read to its end, and closed by whoever opened it */
    public DataOut(InputStream source) {
        this.source = source;
    }

    /**
     * Reads the next piece; false when there is none.
     *
     * @throws IOException when the source fails
     */
    public boolean next() throws IOException {
        count = source.readNBytes(piece, 0, PIECE_BYTES);
        hash.add(piece, count);
        return count > 0;
    }

    /** Sends the piece that was read. */
    public void writePiece(FrameLine line) throws IOException {
        line.writeSome(FrameType.DATA, piece, count);
    }

    /** Says that it was all. */
    public void writeEnd(FrameLine line) throws IOException {
        line.write(FrameType.DATA_END, hash.end());
    }
}
