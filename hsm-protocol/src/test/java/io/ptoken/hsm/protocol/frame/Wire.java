package io.ptoken.hsm.protocol.frame;

import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.settings.TransportSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes and readers for tests. */
final class Wire {

    private Wire() {}

    static FrameTransport transport(TransportProfile profile) {
        return new FrameTransport(TransportSettings.DEFAULTS.withProfile(profile));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Everything the reader finds, the bytes handed over in pieces of that size. */
    static List<Received> read(FrameReader reader, byte[] bytes, int piece) {
        List<Received> found = new ArrayList<>();
        for (int offset = 0; offset < bytes.length; offset += piece) {
            reader.accept(bytes, offset, Math.min(piece, bytes.length - offset));
            for (Optional<Received> next = reader.next(); next.isPresent(); next = reader.next()) {
                found.add(next.get());
            }
        }
        return found;
    }

    /** The texts of whole frames, and the faults of damaged ones. */
    static List<String> summary(List<Received> found) {
        return found.stream()
                .map(received -> received instanceof Received.Whole whole
                        ? whole.frame().text()
                        : ((Received.Damaged) received).fault().name())
                .toList();
    }
}
