package io.ptoken.hsm.soft.storemark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.hsm.soft.format.StoreMarkDocument;
import io.ptoken.hsm.soft.format.StrictJson;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.sts.StsException;
import java.io.IOException;
import java.util.Optional;

/** The content of a file that holds a mark and nothing else: JSON. */
final class StoreMarkFile {

    private static final int FORMAT = 2;
    private static final int FIRST_FORMAT = 1;

    private StoreMarkFile() {}

    /** The whole content. */
    record Document(int format, StoreMarkDocument mark) {}

    static byte[] encode(Optional<StoreMark> mark) {
        try {
            return StrictJson.MAPPER.writeValueAsBytes(new Document(FORMAT, StoreMarkDocument.of(mark)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a store mark cannot be written as JSON", e);
        }
    }

    /**
     * Reads a content that was authenticated before.
     *
     * @throws SealedFileException {@code UNKNOWN_VERSION} when a newer release wrote it
     * @throws IllegalStateException when it is not what {@link #encode} writes, which only a defect can cause
     */
    static Optional<StoreMark> decode(byte[] content) {
        try {
            JsonNode tree = StrictJson.MAPPER.readTree(content);
            int format = tree.path("format").asInt();
            if (format == FIRST_FORMAT) {
                StoreMarkDocument.upgrade(tree.path("mark"));
            } else if (format != FORMAT) {
                throw new SealedFileException(
                        SealedFileException.Reason.UNKNOWN_VERSION,
                        "the store mark has format " + format + ", this release reads " + FIRST_FORMAT + " and "
                                + FORMAT + ": use the release that wrote it or a newer one");
            }
            return StrictJson.MAPPER.treeToValue(tree, Document.class).mark().mark();
        } catch (IOException | StsException e) {
            throw new IllegalStateException("the store mark cannot be read", e);
        }
    }
}
