package io.ptoken.control.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.TransferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Length and SHA-256 of data, while it goes by. */
final class DataHash {

    private static final String LENGTH = "length";
    private static final String SHA256 = "sha256";

    private final MessageDigest digest;
    private long length;

    DataHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        length += count;
    }

    long length() {
        return length;
    }

    /** The body of a {@link FrameType#DATA_END}; ends the hash. */
    byte[] end() {
        return Json.write(
                Json.object().put(LENGTH, length).put(SHA256, HexFormat.of().formatHex(digest.digest())));
    }

    /** Ends the hash; throws unless the frame says the same. */
    void requireSame(Frame end) throws FrameException {
        ObjectNode said = Json.read(end);
        String mine = HexFormat.of().formatHex(digest.digest());
        boolean same = said.path(LENGTH).isIntegralNumber()
                && said.path(LENGTH).canConvertToLong()
                && said.path(LENGTH).longValue() == length
                && mine.equals(said.path(SHA256).textValue());
        if (!same) {
            throw new TransferException("the data did not arrive as it was sent (" + length
                    + " bytes came, and length or SHA-256 are others than the sender says); nothing of it is kept");
        }
    }
}
