package io.ptoken.hsm.protocol.frame;

import java.util.Optional;

/**
 * Finds frames in a stream of bytes that arrives in pieces of any size. Garbage between frames is skipped; a damaged frame
 * is reported and reading goes on behind it. Whatever arrives, once {@link #next} has answered empty no more is kept than
 * one frame at the limit for received frames.
 *
 * <p>Not thread safe.
 */
public interface FrameReader {

    /** Takes bytes that arrived; a copy is kept. */
    void accept(byte[] bytes, int offset, int length);

    /** The next frame or damage, or empty until more bytes arrive. */
    Optional<Received> next();

    /** Forgets everything that arrived. */
    void reset();
}
