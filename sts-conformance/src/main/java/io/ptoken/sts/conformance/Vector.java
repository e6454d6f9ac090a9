package io.ptoken.sts.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * One vector: typed access to its fields, remembering which were read, so that a field no check looks at does not pass
 * for proven. Not thread-safe.
 */
final class Vector {

    /** What a vector says about itself; nothing to reproduce. */
    private static final Set<String> ABOUT =
            Set.of("source", "evidence", "suite", "case", "step", "note", "inputs_note");

    private static final Set<String> EVIDENCE = Set.of("V", "D", "2", "1", "?");

    /** A user's own file may hold real keys; no message repeats them. */
    private static final Set<String> SECRET = Set.of("vending_key", "decoder_key", "key", "odd_key", "components");

    /** More than any amount has, and few enough to compute with. */
    private static final int MOST_PLACES = 40;

    private final JsonNode fields;
    private final String prefix;
    private final Set<String> read = new HashSet<>();
    private final List<Vector> nested = new ArrayList<>();

    private Vector(JsonNode fields, String prefix) {
        this.fields = fields;
        this.prefix = prefix;
    }

    static Vector of(JsonNode node) {
        if (!node.isObject()) {
            throw new VectorFormatException("a vector must be an object");
        }
        return new Vector(node, "");
    }

    String id() {
        return text("id");
    }

    /** Source and evidence, which every vector has. */
    void requireProvenance() {
        text("source");
        String evidence = text("evidence");
        if (!EVIDENCE.contains(evidence)) {
            throw malformed("evidence", "one of V, D, 2, 1, ?");
        }
    }

    boolean has(String name) {
        return fields.has(name);
    }

    String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual()) {
            throw malformed(name, "a text");
        }
        return value.textValue();
    }

    int integer(String name) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw malformed(name, "a whole number");
        }
        return value.intValue();
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw malformed(name, "true or false");
        }
        return value.booleanValue();
    }

    /** A whole number of any size, as a decimal text or a number. */
    BigInteger wholeNumber(String name) {
        JsonNode value = value(name);
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (!text.matches("-?[0-9]{1,60}")) {
            throw malformed(name, "a whole number or its digits");
        }
        return new BigInteger(text);
    }

    /** A number with or without fraction. */
    BigDecimal decimal(String name) {
        JsonNode value = value(name);
        BigDecimal number = value.isNumber() ? value.decimalValue() : BigDecimal.TEN.pow(MOST_PLACES + 1);
        if (Math.abs(number.scale()) > MOST_PLACES || number.precision() > MOST_PLACES) {
            throw malformed(name, "a number of at most " + MOST_PLACES + " digits and places");
        }
        return number;
    }

    /** Lower-case hex of exactly so many digits, at most 16. */
    long hex(String name, int digits) {
        return HexFormat.fromHexDigitsToLong(hexText(name, digits));
    }

    /** A number as 1-16 lower-case hex digits without padding. */
    long hexNumber(String name) {
        String text = text(name);
        if (!text.matches("[0-9a-f]{1,16}")) {
            throw malformed(name, "1-16 lower-case hex digits");
        }
        return HexFormat.fromHexDigitsToLong(text);
    }

    /** Lower-case hex of exactly so many bytes. */
    byte[] bytes(String name, int count) {
        return HexFormat.of().parseHex(hexText(name, 2 * count));
    }

    /** Lower-case hex of exactly so many digits, as text. */
    String hexText(String name, int digits) {
        String text = text(name);
        if (text.length() != digits || !text.matches("[0-9a-f]*")) {
            throw malformed(name, digits + " lower-case hex digits");
        }
        return text;
    }

    /** Hex of either case of exactly so many bytes. */
    byte[] anyHex(String name, int count) {
        return anyHex(name, value(name), count);
    }

    /** A list of such, not empty. */
    List<byte[]> listOfHex(String name, int count) {
        List<byte[]> list = new ArrayList<>();
        for (JsonNode element : list(name)) {
            list.add(anyHex(name, element, count));
        }
        return list;
    }

    private byte[] anyHex(String name, JsonNode value, int count) {
        String text = value.isTextual() ? value.textValue() : "";
        if (text.length() != 2 * count || !text.matches("[0-9A-Fa-f]*")) {
            throw malformed(name, 2 * count + " hex digits");
        }
        return HexFormat.of().parseHex(text);
    }

    /** A list of texts, not empty. */
    List<String> texts(String name) {
        List<String> list = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isTextual()) {
                throw malformed(name, "a list of texts");
            }
            list.add(element.textValue());
        }
        return list;
    }

    /** A list of true and false, not empty. */
    List<Boolean> flags(String name) {
        List<Boolean> list = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isBoolean()) {
                throw malformed(name, "a list of true and false");
            }
            list.add(element.booleanValue());
        }
        return list;
    }

    private JsonNode list(String name) {
        JsonNode value = value(name);
        if (!value.isArray() || value.isEmpty()) {
            throw malformed(name, "a list that is not empty");
        }
        return value;
    }

    /** A text of exactly so many decimal digits, as a number. */
    int digits(String name, int count) {
        String text = text(name);
        if (text.length() != count || !text.matches("[0-9]*")) {
            throw malformed(name, count + " digits");
        }
        return Integer.parseInt(text);
    }

    Instant utcMinute(String name) {
        try {
            return LocalDateTime.parse(text(name)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw malformed(name, "a UTC minute like 2014-03-01T13:00");
        }
    }

    EncryptionAlgorithm ea() {
        return EncryptionAlgorithm.ofCode(digits("ea", 2));
    }

    Vector object(String name) {
        JsonNode value = value(name);
        if (!value.isObject()) {
            throw malformed(name, "an object");
        }
        return nested(value, name);
    }

    List<Vector> objects(String name) {
        JsonNode value = list(name);
        List<Vector> objects = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isObject()) {
                throw malformed(name, "a list of objects");
            }
            objects.add(nested(element, name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** Fields that no check has read: names we do not know. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        fields.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name) && !ABOUT.contains(name)) {
                unread.add(prefix + name);
            }
        });
        nested.forEach(vector -> unread.addAll(vector.unread()));
        return unread;
    }

    /** An error about a field, in the words of this class. */
    VectorFormatException malformed(String name, String expected) {
        String got = SECRET.contains(name)
                ? "another value"
                : shortened(fields.path(name).toString());
        return new VectorFormatException("field '" + prefix + name + "': expected " + expected + ", got " + got);
    }

    private Vector nested(JsonNode value, String name) {
        Vector vector = new Vector(value, prefix + name + ".");
        nested.add(vector);
        return vector;
    }

    private JsonNode value(String name) {
        read.add(name);
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            throw new VectorFormatException("field '" + prefix + name + "' is missing");
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
