package io.ptoken.sts.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ptoken.sts.conformance.Result.Failed;
import io.ptoken.sts.conformance.Result.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks can fail: every expected value of every vector is changed, one at a time, and must be noticed. */
class MutatedVectorsTest {

    /** Results that a check compares, as opposed to inputs, where two may well lead to one result. */
    private static final Set<String> EXPECTED = Set.of(
            "exponent",
            "mantissa",
            "sign",
            "field",
            "field20",
            "decoded_units",
            "error",
            "block64",
            "token",
            "control_bits",
            "mfr_code_bits",
            "tid",
            "field16",
            "decoder_key",
            "amount_field",
            "amount_field20",
            "raw_amount",
            "crc",
            "pan_block",
            "control_block",
            "data_block",
            "key_bits",
            "text",
            "subclass",
            "ro",
            "three_kct",
            "valid",
            "iin",
            "drn_check",
            "pan_check",
            "expected_check",
            "mfr_code",
            "serial",
            "drn_ok",
            "pan_ok",
            "ciphertext",
            "plaintext",
            "token66",
            "minutes",
            "reserved_minute",
            "key_expired",
            "kcv",
            "component_check_values",
            "odd_parity",
            "odd_key",
            "components_odd",
            "components");

    /** What cannot be told wrong without the tables. */
    private static final Set<String> NEED_TABLES = Set.of("token", "ciphertext", "plaintext");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ConformanceRunner RUNNER = OperationalTables.runner();

    static List<String> files() {
        return BuiltInVectors.NAMES;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyChangedExpectationFails(String file) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(BuiltInVectors.read(file));
        List<VectorResult> unchanged = run(root);
        int index = 0;
        int changes = 0;
        for (JsonNode vector : List.copyOf(toList(root.path("vectors")))) {
            VectorResult before = unchanged.get(index++);
            for (ObjectNode part : parts((ObjectNode) vector)) {
                for (String name : namesOf(part)) {
                    if (isCompared(part, name, before)) {
                        changes++;
                        assertChangeFails(root, before, part, name);
                    }
                }
            }
        }
        assertThat(changes).isPositive();
    }

    private static boolean isCompared(ObjectNode part, String name, VectorResult before) {
        boolean keyGivenOutright = name.equals("decoder_key") && !part.has("vending_key");
        boolean needsTables = NEED_TABLES.contains(name) || keyGivenOutright;
        return EXPECTED.contains(name) && !(needsTables && before.result() instanceof Skipped);
    }

    private static void assertChangeFails(ObjectNode root, VectorResult before, ObjectNode part, String name)
            throws IOException {
        JsonNode original = part.get(name);
        part.set(name, changed(original));
        ObjectNode single = root.deepCopy();
        single.set("vectors", JSON.createArrayNode().add(vectorWith(root, before.id())));
        VectorResult after = run(single).get(0);
        part.set(name, original);
        assertThat(after.result()).as("%s of %s changed", name, before.id()).isInstanceOf(Failed.class);
        assertThat(((Failed) after.result()).reason()).isNotBlank();
        assertThat(after.id()).isEqualTo(before.id());
    }

    private static JsonNode vectorWith(ObjectNode root, String id) {
        return toList(root.path("vectors")).stream()
                .filter(vector -> vector.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Another value of the same form. */
    private static JsonNode changed(JsonNode original) {
        if (original.isArray()) {
            ArrayNode other = original.deepCopy();
            return other.set(0, changed(original.get(0)));
        }
        if (original.isBoolean()) {
            return BooleanNode.valueOf(!original.booleanValue());
        }
        if (original.isNumber()) {
            return IntNode.valueOf(original.intValue() + 1);
        }
        String text = original.textValue();
        char last = text.charAt(text.length() - 1);
        return TextNode.valueOf(text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0'));
    }

    /** The vector and its key and token objects. */
    private static List<ObjectNode> parts(ObjectNode vector) {
        List<ObjectNode> parts = new ArrayList<>(List.of(vector));
        vector.forEach(value -> {
            if (value.isObject()) {
                parts.add((ObjectNode) value);
            }
            if (value.isArray()) {
                value.forEach(element -> {
                    if (element.isObject()) {
                        parts.add((ObjectNode) element);
                    }
                });
            }
        });
        return parts;
    }

    private static List<String> namesOf(ObjectNode part) {
        List<String> names = new ArrayList<>();
        part.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> toList(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static List<VectorResult> run(ObjectNode root) throws IOException {
        return RUNNER.runFile("changed", JSON.writeValueAsString(root).getBytes(UTF_8));
    }
}
