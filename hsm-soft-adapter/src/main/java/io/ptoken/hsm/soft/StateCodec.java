package io.ptoken.hsm.soft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.sts.StsException;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of the state file: length of a JSON document (4 bytes), the document, then the bytes of every key in the
 * order of its registers. So key bytes never pass through a JSON library or a {@code String}.
 */
final class StateCodec {

    /** Written by this release, which reads this one and the first. */
    static final int FORMAT = 2;

    private static final int FIRST_FORMAT = 1;
    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(StateDocument.class);
    private static final ObjectReader READER = MAPPER.readerFor(StateDocument.class);
    private static final ObjectReader FIRST_READER = MAPPER.readerFor(StateDocumentFormat1.class);

    private StateCodec() {}

    /** The content to be sealed; the caller zeroises it. */
    static byte[] encode(StoredState state) {
        byte[] document = documentBytes(state);
        int keyBytes = state.keys().stream()
                .mapToInt(key -> key.key().bits() / Byte.SIZE)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + document.length + keyBytes);
        out.putInt(document.length).put(document);
        for (StoredKey key : state.keys()) {
            byte[] bytes = key.key().bytes(ACCESS);
            out.put(bytes);
            Arrays.fill(bytes, (byte) 0);
        }
        return out.array();
    }

    private static byte[] documentBytes(StoredState state) {
        try {
            return WRITER.writeValueAsBytes(toDocument(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of the module cannot be written as JSON", e);
        }
    }

    /**
     * Reads a content that was authenticated before; the caller zeroises it.
     *
     * @throws SealedFileException {@code UNKNOWN_VERSION} when a newer release wrote it
     * @throws IllegalStateException when it is not what {@link #encode} writes, which only a defect can cause
     */
    static StoredState decode(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            byte[] document = take(in, in.getInt());
            StateDocument read = read(document);
            List<StoredKey> keys = keys(read, in);
            if (in.hasRemaining()) {
                throw new IllegalStateException("state has " + in.remaining() + " bytes too many");
            }
            return StateFields.state(read, keys);
        } catch (IOException | StsException | DateTimeParseException e) {
            throw new IllegalStateException("the state of the module cannot be read", e);
        }
    }

    private static StateDocument read(byte[] document) throws IOException {
        int format = MAPPER.readTree(document).path("format").asInt();
        if (format == FIRST_FORMAT) {
            StateDocumentFormat1 first = FIRST_READER.readValue(document);
            return first.upgraded();
        }
        if (format != FORMAT) {
            throw new SealedFileException(
                    SealedFileException.Reason.UNKNOWN_VERSION,
                    "the state of the module has format " + format + ", this release reads " + FIRST_FORMAT + " and "
                            + FORMAT + ": use the release that wrote it or a newer one");
        }
        return READER.readValue(document);
    }

    private static List<StoredKey> keys(StateDocument document, ByteBuffer in) {
        List<StoredKey> keys = new ArrayList<>();
        for (StateDocument.Register register : document.registers()) {
            byte[] bytes = take(in, register.keyLength());
            try {
                keys.add(StateFields.key(register, VendingKey.of(bytes)));
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        return keys;
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("state ends early");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static StateDocument toDocument(StoredState state) {
        return StateFields.document(FORMAT, state);
    }
}
