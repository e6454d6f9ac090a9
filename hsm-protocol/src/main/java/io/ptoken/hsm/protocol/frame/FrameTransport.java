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
     * @param line text, check sum and CR, as {@link FrameLine#seal(String)} makes it; not changed
     * @return an array of its own
     * @throws FrameException with TOO_LONG when the line is longer than {@code maxSent}
     */
    public byte[] wrap(byte[] line) {
        int characters = line.length - 1;
        if (characters > settings.maxSent()) {
            throw new FrameException(
                    FrameFault.TOO_LONG, "got " + characters + " characters, expected at most " + settings.maxSent());
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
