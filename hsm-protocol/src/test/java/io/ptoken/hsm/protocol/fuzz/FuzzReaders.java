package io.ptoken.hsm.protocol.fuzz;

import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Both frame readers: any bytes in pieces of any size give frames and damage, the same whatever the size, and a frame that
 * follows is found.
 */
public final class FuzzReaders {

    private static final String LAST = "SM?QD";

    private FuzzReaders() {}

    /** One input: size of the pieces, then the bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        for (TransportProfile profile : TransportProfile.values()) {
            FrameTransport transport =
                    new FrameTransport(ProtocolSettings.DEFAULTS.transport().withProfile(profile));
            List<Received> whole = read(transport, input, Integer.MAX_VALUE);
            if (!whole.equals(read(transport, input, 1 + (input[0] & 0xFF)))) {
                throw new IllegalStateException("pieces of another size gave other frames");
            }
            if (!(whole.get(whole.size() - 1) instanceof Received.Whole last)
                    || !last.frame().text().equals(LAST)) {
                throw new IllegalStateException("the frame behind was not found");
            }
        }
    }

    private static List<Received> read(FrameTransport transport, byte[] input, int piece) {
        FrameReader reader = transport.newReader();
        List<Received> found = new ArrayList<>();
        for (int offset = 1; offset < input.length; offset += Math.min(piece, input.length)) {
            feed(reader, input, offset, Math.min(piece, input.length - offset), found);
        }
        // Ends a line or fills an envelope that the input has begun.
        byte[] end = new byte[8192];
        end[0] = '\r';
        feed(reader, end, 0, end.length, found);
        byte[] last = transport.wrap(FrameWithCrc.seal(LAST));
        feed(reader, last, 0, last.length, found);
        return found;
    }

    private static void feed(FrameReader reader, byte[] bytes, int offset, int length, List<Received> found) {
        reader.accept(bytes, offset, length);
        for (Optional<Received> next = reader.next(); next.isPresent(); next = reader.next()) {
            found.add(next.get());
            if (next.get() instanceof Received.Whole whole) {
                requireSame(whole.frame());
            }
        }
    }

    private static void requireSame(Frame frame) {
        byte[] line = frame.line();
        if (!FrameWithCrc.open(line, 0, line.length - 1).equals(frame)) {
            throw new IllegalStateException("a frame is not read as it is written");
        }
    }
}
