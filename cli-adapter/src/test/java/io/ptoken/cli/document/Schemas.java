package io.ptoken.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The schemas of {@code docs/json}, for tests of what commands print. */
public final class Schemas {

    static final Path FOLDER = Path.of(System.getProperty("ptoken.root", "..")).resolve("docs/json");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    static Path file(String document) {
        return FOLDER.resolve(document + ".schema.json");
    }

    /**
     * Reads the one document that a command has printed, and requires that it is as its schema says, without a key that is not
     * in it.
     */
    public static JsonNode valid(String printed) {
        JsonNode document = parsed(printed);
        String kind = document.path("document").asText();
        assertThat(file(kind)).as(printed).exists();
        assertThat(REGISTRY.getSchema(strict(kind)).validate(document))
                .as(printed)
                .isEmpty();
        return document;
    }

    private static JsonNode parsed(String printed) {
        try {
            return JSON.readTree(printed);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one JSON document: " + printed, e);
        }
    }

    /** Readers take documents that have more keys; the program prints none that are not promised. */
    private static JsonNode strict(String kind) {
        try {
            JsonNode schema = JSON.readTree(file(kind).toFile());
            List<JsonNode> objects = new ArrayList<>(List.of(schema));
            schema.path("$defs").forEach(objects::add);
            objects.forEach(object -> ((ObjectNode) object).put("additionalProperties", false));
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
