package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.legacy.LegacyStatus;

/** Firmware of the STS05V dialect refuses a command; nothing was carried out. */
final class LegacyRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LegacyStatus status;

    LegacyRefusal(LegacyStatus status) {
        super(status.code() + " " + status.meaning());
        this.status = status;
    }

    LegacyStatus status() {
        return status;
    }
}
