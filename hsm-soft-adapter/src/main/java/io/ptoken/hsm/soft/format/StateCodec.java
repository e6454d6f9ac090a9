package io.ptoken.hsm.soft.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.hsm.soft.ditk.StoredDitk;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.sts.StsException;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.VendingKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of the state file: length of a JSON document (4 bytes), the document, then the bytes of every secret in the
 * order of {@link StateDocument}. So secrets never pass through a JSON library or a {@code String}.
 */
public final class StateCodec {

    /** Written by this release, which reads this one and those before. */
    static final int FORMAT = 6;

    private static final int FIRST_FORMAT = 1;
    private static final int SECOND_FORMAT = 2;
    private static final int THIRD_FORMAT = 3;
    private static final int FOURTH_FORMAT = 4;
    private static final int FIFTH_FORMAT = 5;
    private static final String FORMAT_FIELD = "format";
    private static final String WRONG_PINS = "wrongPins";
    private static final String FIRMWARE = "firmware";
    private static final String DITKS = "ditks";
    private static final ObjectWriter WRITER = StrictJson.MAPPER.writerFor(StateDocument.class);
    private static final ObjectReader READER = StrictJson.MAPPER.readerFor(StateDocument.class);
    private static final ObjectReader FIRST_READER = StrictJson.MAPPER.readerFor(StateDocumentFormat1.class);
    private static final ObjectReader SECOND_READER = StrictJson.MAPPER.readerFor(StateDocumentFormat2.class);
    private static final ObjectReader THIRD_READER = StrictJson.MAPPER.readerFor(StateDocumentFormat3.class);

    private StateCodec() {}

    /** The content to be sealed; the caller zeroises it. */
    public static byte[] encode(StoredState state) {
        byte[] document = documentBytes(state);
        List<byte[]> secrets = StateSecrets.of(state);
        try {
            int length = secrets.stream().mapToInt(secret -> secret.length).sum();
            ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + document.length + length);
            out.putInt(document.length).put(document);
            secrets.forEach(out::put);
            return out.array();
        } finally {
            secrets.forEach(secret -> Arrays.fill(secret, (byte) 0));
        }
    }

    private static byte[] documentBytes(StoredState state) {
        try {
            return WRITER.writeValueAsBytes(StateFields.document(FORMAT, state));
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
    public static StoredState decode(byte[] content) {
        SecretReader in = new SecretReader(ByteBuffer.wrap(content));
        try {
            StateDocument read = read(in.document());
            List<StoredKey> keys = keys(read, in);
            KeyLoadState keyLoad = KeyLoadFields.state(read, in);
            List<StoredDitk> ditks = ditks(read, in);
            in.requireEnd();
            return StateFields.state(read, keyLoad, keys, ditks);
        } catch (IOException | StsException | DateTimeParseException e) {
            throw new IllegalStateException("the state of the module cannot be read", e);
        }
    }

    private static StateDocument read(byte[] document) throws IOException {
        JsonNode tree = StrictJson.MAPPER.readTree(document);
        int format = tree.path(FORMAT_FIELD).asInt();
        if (format == FIRST_FORMAT) {
            StateDocumentFormat1 first = FIRST_READER.readValue(document);
            return first.upgraded();
        }
        if (format == SECOND_FORMAT) {
            StateDocumentFormat2 second = SECOND_READER.readValue(document);
            return second.upgraded();
        }
        if (format == THIRD_FORMAT) {
            StateDocumentFormat3 third = THIRD_READER.readValue(document);
            return third.upgraded();
        }
        if (format == FOURTH_FORMAT && tree instanceof ObjectNode fourth) {
            if (fourth.has(WRONG_PINS)) {
                throw new IllegalStateException("wrong PINs in a format that kept none");
            }
            StoreMarkDocument.upgrade(fourth.path("storeMark"));
            fourth.put(FORMAT_FIELD, FIFTH_FORMAT).putArray(WRONG_PINS); // all that format 5 has besides
            return withoutDitks(fourth);
        }
        if (format == FIFTH_FORMAT && tree instanceof ObjectNode fifth) {
            return withoutDitks(fifth);
        }
        if (format != FORMAT) {
            throw new SealedFileException(
                    SealedFileException.Reason.UNKNOWN_VERSION,
                    "the state of the module has format " + format + ", this release reads " + FIRST_FORMAT + " to "
                            + FORMAT + ": use the release that wrote it or a newer one");
        }
        return READER.readValue(document);
    }

    /** All modules of format 5 vended. */
    private static StateDocument withoutDitks(ObjectNode fifth) throws IOException {
        if (fifth.has(FIRMWARE) || fifth.has(DITKS)) {
            throw new IllegalStateException("firmware or DITKs in a format that knew neither");
        }
        fifth.put(FORMAT_FIELD, FORMAT).put(FIRMWARE, StateFields.VENDING).putArray(DITKS);
        return READER.readValue(fifth);
    }

    private static List<StoredDitk> ditks(StateDocument document, SecretReader in) {
        List<StoredDitk> ditks = new ArrayList<>();
        for (StateDocument.Ditk ditk : document.ditks()) {
            byte[] bytes = in.take(ditk.keyLength());
            try {
                ditks.add(StateFields.ditk(ditk, DecoderKey.of(bytes)));
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        return ditks;
    }

    private static List<StoredKey> keys(StateDocument document, SecretReader in) {
        List<StoredKey> keys = new ArrayList<>();
        for (StateDocument.Register register : document.registers()) {
            byte[] bytes = in.take(register.keyLength());
            try {
                keys.add(StateFields.key(document, register, VendingKey.of(bytes)));
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        return keys;
    }
}
