package io.ptoken.hsm.protocol.frame;

/** What a reader found in a stream of bytes. */
public sealed interface Received {

    /** A frame with a right check sum. */
    record Whole(Frame frame) implements Received {}

    /**
     * Something that ended like a frame and is none.
     *
     * @param fault what is wrong
     * @param detail for people; no content
     */
    record Damaged(FrameFault fault, String detail) implements Received {}
}
