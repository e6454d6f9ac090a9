package io.ptoken.hsm.protocol.frame;

import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;

/** How lines become bytes on a channel, and bytes frames again. Immutable and thread safe. */
public final class FrameTransport {

    private final TransportSettings settings;

    /** For the transport of these settings. */
    public FrameTransport(TransportSettings settings) {
        this.settings = settings;
    }

    /**
     * The bytes to send for a line.
     *
     * @param line text, check sum and CR, as {@link FrameWithCrc#seal(String)} makes it; not changed
     * @return an array of its own
     * @throws FrameException with TOO_LONG when the line is longer than {@code maxSent}
     */
    public byte[] wrap(byte[] line) {
        return wrap(line, settings.maxSent());
    }

    /**
     * As {@link #wrap}, for a command with a key-load record, which is longer than all others.
     *
     * @throws FrameException with TOO_LONG when the line is longer than {@code maxReceived}
     */
    public byte[] wrapKeyLoad(byte[] line) {
        return wrap(line, Math.max(settings.maxSent(), settings.maxReceived()));
    }

    private byte[] wrap(byte[] line, int most) {
        int characters = line.length - 1;
        if (characters > most) {
            throw new FrameException(
                    FrameFault.TOO_LONG, "got " + characters + " characters, expected at most " + most);
        }
        return settings.profile() == TransportProfile.NSS_ENVELOPE
                ? Envelope.wrap(line, settings.envelopeConstant())
                : line.clone();
    }

    /** A reader for one channel, which has seen nothing yet. */
    public FrameReader newReader() {
        return settings.profile() == TransportProfile.NSS_ENVELOPE
                ? new EnvelopeFrameReader(settings.maxReceived(), settings.bareErrors())
                : new CrFrameReader(settings.maxReceived());
    }
}
