package io.ptoken.hsm.protocol.frame;

import io.ptoken.hsm.protocol.ProtocolException;

/** Bytes that are no frame, or a frame too long to be sent. */
public final class FrameException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final FrameFault fault;
    private final String detail;

    /**
     * @param fault what is wrong
     * @param detail place, value, expectation; no content of the body
     */
    public FrameException(FrameFault fault, String detail) {
        super("frame " + fault + ": " + detail);
        this.fault = fault;
        this.detail = detail;
    }

    /** What is wrong. */
    public FrameFault fault() {
        return fault;
    }

    /** Place, value, expectation. */
    public String detail() {
        return detail;
    }
}
