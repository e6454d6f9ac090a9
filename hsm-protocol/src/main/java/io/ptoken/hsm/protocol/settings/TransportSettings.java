package io.ptoken.hsm.protocol.settings;

import io.ptoken.sts.InvalidValueException;

/**
 * Channel and frames (module protocol sections 1.1, 1.4, 1.5).
 *
 * @param profile envelope or plain lines (A2)
 * @param port TCP port, 1-65535 (A1)
 * @param envelopeConstant the six bytes after the length of an envelope, 48 bits, first byte in the highest place; sent as
 *     they are and not looked at when received (A2)
 * @param bareErrors whether a {@code GL!ER} without envelope is understood on a line of envelopes (A3)
 * @param maxReceived most characters of a received frame, header to CRC, 16-16384; no source gives a limit
 * @param maxSent most characters of a sent frame, header to CRC, 16-16384; no source gives a limit. Frames
 *     with key-load records are longer: {@code maxReceived} holds for them
 * @param resendLastResponse whether an STS6 module understands {@code GL?RR} and {@code GL?RS} (A17)
 * @param timers how long to wait (A18)
 * @param attempts how often a command that may be repeated is sent in all, 1-10 (A18)
 * @param severalConnections whether one NSS takes several connections at a time (A28); there is never more than one
 *     command outstanding on a connection
 */
public record TransportSettings(
        TransportProfile profile,
        int port,
        long envelopeConstant,
        boolean bareErrors,
        int maxReceived,
        int maxSent,
        boolean resendLastResponse,
        Timers timers,
        int attempts,
        boolean severalConnections) {

    /** Envelopes on port 5100, 4096 characters in, 1000 out, no {@code GL?RR}, three attempts, one connection. */
    public static final TransportSettings DEFAULTS = new TransportSettings(
            TransportProfile.NSS_ENVELOPE, 5100, 0xEDF1_2B00_FEEDL, true, 4096, 1000, false, Timers.DEFAULTS, 3, false);

    private static final int MIN_FRAME = 16;

    /** Below {@code "GL"} read as a length, so that a bare error is never taken for an envelope. */
    private static final int MAX_FRAME = 16_384;

    public TransportSettings {
        InvalidValueException.requireRange("port", port, 1, 65_535);
        InvalidValueException.requireBits("envelopeConstant", envelopeConstant, 48);
        InvalidValueException.requireRange("maxReceived", maxReceived, MIN_FRAME, MAX_FRAME);
        InvalidValueException.requireRange("maxSent", maxSent, MIN_FRAME, MAX_FRAME);
        InvalidValueException.requireRange("attempts", attempts, 1, 10);
    }

    /** The same with several connections to one NSS, or with one. */
    public TransportSettings withSeveralConnections(boolean allowed) {
        return new TransportSettings(
                profile,
                port,
                envelopeConstant,
                bareErrors,
                maxReceived,
                maxSent,
                resendLastResponse,
                timers,
                attempts,
                allowed);
    }

    /** The same over another transport. */
    public TransportSettings withProfile(TransportProfile other) {
        return new TransportSettings(
                other,
                port,
                envelopeConstant,
                bareErrors,
                maxReceived,
                maxSent,
                resendLastResponse,
                timers,
                attempts,
                severalConnections);
    }

    /** The same with {@code GL?RR} and {@code GL?RS} believed to exist, or not. */
    public TransportSettings withResendLastResponse(boolean supported) {
        return new TransportSettings(
                profile,
                port,
                envelopeConstant,
                bareErrors,
                maxReceived,
                maxSent,
                supported,
                timers,
                attempts,
                severalConnections);
    }

    /** The same with other waiting times and another number of attempts. */
    public TransportSettings withPatience(Timers otherTimers, int otherAttempts) {
        return new TransportSettings(
                profile,
                port,
                envelopeConstant,
                bareErrors,
                maxReceived,
                maxSent,
                resendLastResponse,
                otherTimers,
                otherAttempts,
                severalConnections);
    }

    /** The same at another port. */
    public TransportSettings withPort(int other) {
        return new TransportSettings(
                profile,
                other,
                envelopeConstant,
                bareErrors,
                maxReceived,
                maxSent,
                resendLastResponse,
                timers,
                attempts,
                severalConnections);
    }
}
