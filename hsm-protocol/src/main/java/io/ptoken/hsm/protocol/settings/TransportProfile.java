package io.ptoken.hsm.protocol.settings;

/** How frames travel (module protocol sections 1.3, 1.4; assumption A2). */
public enum TransportProfile {
    /** TCP to an NSS: each frame in a binary envelope. */
    NSS_ENVELOPE(true, false),
    /** TCP to a terminal server with a serial module behind it: plain lines ended by CR. */
    RAW_CR_TCP(true, true),
    /** A serial line: plain lines ended by CR. */
    SERIAL_CR(false, true);

    private final boolean reopens;
    private final boolean echoes;

    TransportProfile(boolean reopens, boolean echoes) {
        this.reopens = reopens;
        this.echoes = echoes;
    }

    /** True when a channel on which an answer is overdue is closed, so that the answer dies with it. */
    public boolean reopensAfterTimeout() {
        return reopens;
    }

    /**
     * True when an overdue answer may arrive on the next channel too, because the line behind it is the same; then an echo
     * is awaited before anything else is asked.
     */
    public boolean echoesAfterTimeout() {
        return echoes;
    }
}
