package io.ptoken.thrift;

import java.io.IOException;

/** A client did what the protocol forbids; the connection ends. Carries numbers at most, never what the client sent. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal, String detail) {
        super(detail);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
