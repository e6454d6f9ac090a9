package io.ptoken.control.client;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.control.frame.DataOut;
import io.ptoken.control.frame.FrameLine;
import io.ptoken.control.frame.FrameType;
import java.io.IOException;

/** What the caller says. After a cancellation it says nothing more about that call. Thread safe. */
final class CallerVoice {

    private static final System.Logger LOG = System.getLogger(CallerVoice.class.getName());

    private final FrameLine line;
    private boolean calling;
    private boolean closed;

    CallerVoice(FrameLine line) {
        this.line = line;
    }

    synchronized void call(byte[] body) throws IOException {
        if (closed) {
            throw new IOException("the connection is closed");
        }
        line.write(FrameType.CALL, body);
        calling = true;
    }

    /** False when the call is cancelled and nothing was sent. */
    synchronized boolean say(FrameType type, byte[]... parts) throws IOException {
        if (calling) {
            line.write(type, parts);
        }
        return calling;
    }

    /** False when the call is cancelled and nothing was sent. */
    synchronized boolean sayPiece(DataOut data) throws IOException {
        if (calling) {
            data.writePiece(line);
        }
        return calling;
    }

    /** See {@link #sayPiece}. */
    synchronized boolean sayEnd(DataOut data) throws IOException {
        if (calling) {
            data.writeEnd(line);
        }
        return calling;
    }

    synchronized void ended() {
        calling = false;
    }

    synchronized void cancel() {
        if (calling) {
            calling = false;
            attempt(FrameType.CANCEL);
        }
    }

    synchronized void farewell() {
        if (!closed) {
            closed = true;
            attempt(FrameType.BYE);
        }
    }

    private void attempt(FrameType type) {
        try {
            line.write(type);
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "The server is gone: " + e.getMessage());
        }
    }
}
