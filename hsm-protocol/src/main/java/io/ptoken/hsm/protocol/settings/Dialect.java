package io.ptoken.hsm.protocol.settings;

/** Which generation of module is at the other end. */
public enum Dialect {
    /** STS600-8-6, firmware {@code STS6...}. */
    STS6,
    /** Firmware {@code STS04...}, {@code STS05...}. */
    STS05V;

    /** Whether {@code GL?RR} is used with such a module (A17 for STS6). */
    public boolean resendsLastResponse(ProtocolSettings settings) {
        return this == STS6
                ? settings.transport().resendLastResponse()
                : settings.legacy().resendLastResponse();
    }
}
