package io.ptoken.control.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON in frames: one object, each name in it once, not nested deeper than 64. Thread safe. */
final class Json {

    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Throws for text that is no Unicode, which only a program can have made. */
    static byte[] write(ObjectNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("json: got text that cannot be written", e);
        }
    }

    /** The message quotes nothing of what came. */
    static ObjectNode read(Frame frame) throws FrameException {
        try {
            JsonNode node = MAPPER.readTree(frame.body());
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new FrameException("frame " + frame.type() + ": got JSON that is no object");
        } catch (JsonProcessingException e) {
            throw new FrameException("frame " + frame.type() + ": got no JSON" + place(e));
        } catch (FrameException e) {
            throw e;
        } catch (IOException e) {
            throw new FrameException("frame " + frame.type() + ": got no JSON");
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ", line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
