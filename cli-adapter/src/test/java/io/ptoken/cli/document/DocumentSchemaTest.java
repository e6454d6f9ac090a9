package io.ptoken.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/json} is what the records of documents are; remade with {@code -Dptoken.json.remake}. */
class DocumentSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final boolean REMAKE = System.getProperty("ptoken.json.remake") != null;

    static List<Class<? extends Document>> kinds() {
        return DocumentSchema.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theCommittedSchemaIsThatOfTheRecordAndHasOnlyGrown(Class<? extends Document> kind) throws IOException {
        Path file = Schemas.file(Documents.kind(kind).value());
        JsonNode now = DocumentSchema.of(kind);
        if (Files.exists(file)) {
            assertThat(SchemaGrowth.losses(JSON.readTree(file.toFile()), now))
                    .as(
                            "%s: a reader of version %d misses this; give its record the next version",
                            file, Documents.kind(kind).version())
                    .isEmpty();
        }
        if (REMAKE) {
            Files.writeString(file, JSON.writeValueAsString(now) + "\n");
        }
        assertThat(file)
                .as(
                        "%s is out of date; remake it: mvn -Dquick -pl cli-adapter -am test -Dtest=DocumentSchemaTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dptoken.json.remake",
                        file)
                .hasContent(JSON.writeValueAsString(now));
    }

    @Test
    void everySchemaIsOfADocument() throws IOException {
        try (Stream<Path> files = Files.list(Schemas.FOLDER)) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(kinds().stream()
                            .map(kind -> Documents.kind(kind).value() + ".schema.json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theReadmeSaysWhichCommandPrintsIt(Class<? extends Document> kind) throws IOException {
        assertThat(Files.readString(Schemas.FOLDER.resolve("README.md")))
                .containsPattern("(?m)^\\| [^|]*`" + Documents.kind(kind).value() + "`[^|]* \\| ");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void keysAreWordsInCamelCase(Class<? extends Document> kind) {
        DocumentSchema.of(kind)
                .findValues("properties")
                .forEach(properties -> assertThat(properties.fieldNames())
                        .toIterable()
                        .allMatch(key -> key.matches("[a-z][a-zA-Z0-9]*")));
    }

    @Test
    void aKeyThatGoesOrChangesOrIsNoLongerAlwaysThereNeedsANewVersion() throws IOException {
        JsonNode old = schema(1, "'a': {'type': 'string'}, 'b': {'enum': ['X']}", "'a'");

        assertThat(SchemaGrowth.losses(
                        old, schema(1, "'a': {'type': 'string'}, 'b': {'enum': ['X', 'Y']}, 'c': {}", "'a', 'c'")))
                .isEmpty();
        assertThat(SchemaGrowth.losses(old, schema(1, "'b': {'enum': ['X']}", "'a'")))
                .containsExactly("/properties/a is gone");
        assertThat(SchemaGrowth.losses(old, schema(1, "'a': {'type': 'integer'}, 'b': {'enum': ['X']}", "'a'")))
                .containsExactly("/properties/a/type was \"string\" and is \"integer\"");
        assertThat(SchemaGrowth.losses(old, schema(1, "'a': {'type': 'string'}, 'b': {'enum': ['Y']}", "'a'")))
                .containsExactly("/properties/b/enum has no longer \"X\"");
        assertThat(SchemaGrowth.losses(old, schema(1, "'a': {'type': 'string'}, 'b': {'enum': ['X']}", "")))
                .containsExactly("/required has no longer \"a\"");
        assertThat(SchemaGrowth.losses(old, schema(2, "'b': {'type': 'integer'}", "")))
                .isEmpty();
        assertThat(SchemaGrowth.losses(schema(2, "", ""), old)).containsExactly("the version falls from 2 to 1");
    }

    private static JsonNode schema(int version, String properties, String required) throws IOException {
        String all = "{'properties': {'version': {'const': " + version + "}" + (properties.isEmpty() ? "" : ", ")
                + properties + "}, 'required': [" + required + "]}";
        return JSON.readTree(all.replace('\'', '"'));
    }
}
