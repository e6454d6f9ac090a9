package io.ptoken.cli.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JSON Schema of a kind of document, made from its record. */
final class DocumentSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final String TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
    private static final String HASHED_TIME = TIME.replace("Z$", "(\\.[0-9]+)?Z$");

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Class<? extends Document> type;

    private DocumentSchema(Class<? extends Document> type) {
        this.type = type;
    }

    /** Every kind of document. */
    static List<Class<? extends Document>> kinds() {
        return below(Document.class).toList();
    }

    private static Stream<Class<? extends Document>> below(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type.asSubclass(Document.class))
                : Arrays.stream(permitted).flatMap(DocumentSchema::below);
    }

    static ObjectNode of(Class<? extends Document> type) {
        return new DocumentSchema(type).schema();
    }

    private ObjectNode schema() {
        DocumentKind kind = Documents.kind(type);
        ObjectNode object = object(type);
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:ptoken:json:" + kind.value() + ":" + kind.version())
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("document").put("const", kind.value());
        properties.putObject("version").put("const", kind.version());
        properties.setAll((ObjectNode) object.get("properties"));
        schema.putArray("required")
                .add("document")
                .add("version")
                .addAll((com.fasterxml.jackson.databind.node.ArrayNode) object.get("required"));
        if (!definitions.isEmpty()) {
            schema.putObject("$defs").setAll(definitions);
        }
        return schema;
    }

    private ObjectNode object(Class<?> record) {
        ObjectNode object = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        var required = object.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            Type value = optional ? argument(component.getGenericType()) : component.getGenericType();
            properties.set(component.getName(), value(value, record));
            if (!optional) {
                required.add(component.getName());
            }
        }
        return object;
    }

    private ObjectNode value(Type type, Class<?> record) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class) {
            ObjectNode array = node("array");
            array.set("items", value(argument(type), record));
            return array;
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException(
                    record + " has a component of a type that documents do not have: " + type);
        }
        if (WHOLE.contains(plain)) {
            return node("integer");
        }
        if (plain == String.class) {
            return node("string");
        }
        if (plain == boolean.class) {
            return node("boolean");
        }
        if (plain == BigDecimal.class) {
            return node("number");
        }
        if (plain == Instant.class) {
            return node("string").put("pattern", record == AuditDocument.Row.class ? HASHED_TIME : TIME);
        }
        if (plain.isEnum()) {
            ObjectNode words = node("string");
            var allowed = words.putArray("enum");
            for (Object constant : plain.getEnumConstants()) {
                allowed.add(((Enum<?>) constant).name());
            }
            return words;
        }
        if (plain.isRecord()) {
            return JSON.createObjectNode().put("$ref", "#/$defs/" + define(plain));
        }
        throw new IllegalArgumentException(record + " has a component of a type that documents do not have: " + type);
    }

    private String define(Class<?> record) {
        String name = record.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, JsonNodeFactory.instance.objectNode());
            definitions.put(name, object(record));
        }
        return name;
    }

    private static ObjectNode node(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
