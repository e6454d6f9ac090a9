package io.ptoken.control.frame;

import io.ptoken.control.TransferException;
import io.ptoken.control.data.DataSink;
import java.io.IOException;

/** Takes data in pieces; only all of it with the right hash is kept. */
public final class DataIn {

    private final DataSink sink;
    private final long most;
    private final DataHash hash = new DataHash();

    /**
     * @param sink closed by whoever opened it
     * @param most how many bytes are taken, 0 or more
     */
    public DataIn(DataSink sink, long most) {
        this.sink = sink;
        this.most = most;
    }

    /**
     * Takes a {@link FrameType#DATA} or {@link FrameType#DATA_END}; true when that was all and is kept.
     *
     * @throws TransferException when it is too long, or not what was sent
     * @throws IOException when the sink fails
     */
    public boolean take(Frame frame) throws IOException {
        if (frame.type() == FrameType.DATA_END) {
            hash.requireSame(frame);
            sink.keep();
            return true;
        }
        byte[] piece = frame.body();
        if (piece.length > most - hash.length()) {
            throw new TransferException(
                    "got more than " + most + " bytes of data, expected at most that; nothing of it is kept");
        }
        hash.add(piece, piece.length);
        sink.write(piece, piece.length);
        return false;
    }
}
