package io.ptoken.sts.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ptoken.sts.text.HandedInText;
import io.ptoken.sts.text.TextEncodingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A vector file, read strictly: no unknown member, no duplicate, nothing after the end. */
record VectorFile(VectorKind kind, List<JsonNode> vectors) {

    private static final Set<String> MEMBERS = Set.of("file", "description", "fields", "vectors");

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    /**
     * Reads a file.
     *
     * @throws VectorFormatException when it is no JSON, or JSON of another form
     */
    static VectorFile parse(byte[] json) {
        requireUtf8(json);
        JsonNode root = tree(json);
        if (!root.isObject()) {
            throw new VectorFormatException("a vector file must be a JSON object");
        }
        requireMembers(root);
        String file = root.path("file").asText();
        VectorKind kind = VectorKind.ofFile(file)
                .orElseThrow(() -> new VectorFormatException("member 'file': unknown kind '" + file + "'"));
        List<JsonNode> vectors = new ArrayList<>();
        root.path("vectors").forEach(vectors::add);
        if (vectors.isEmpty()) {
            throw new VectorFormatException("member 'vectors' holds no vector");
        }
        return new VectorFile(kind, vectors);
    }

    /** Jackson would read UTF-16 too, which no other file here may be written in. */
    private static void requireUtf8(byte[] json) {
        try {
            HandedInText.start("the file", json);
        } catch (TextEncodingException e) {
            throw new VectorFormatException(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return READER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new VectorFormatException("not readable as JSON: " + e.getOriginalMessage() + place(e));
        } catch (IOException e) {
            // Bytes that are no text in any encoding of JSON.
            throw new VectorFormatException("not readable as JSON: " + e.getMessage());
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static void requireMembers(JsonNode root) {
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw new VectorFormatException("unknown member '" + name + "'");
            }
        }
        requireMember("file", root.path("file").isTextual(), "a text");
        requireMember("description", root.path("description").isTextual(), "a text");
        requireMember("fields", root.path("fields").isObject(), "an object");
        requireMember("vectors", root.path("vectors").isArray(), "a list");
    }

    private static void requireMember(String name, boolean asExpected, String expected) {
        if (!asExpected) {
            throw new VectorFormatException("member '" + name + "': expected " + expected);
        }
    }
}
