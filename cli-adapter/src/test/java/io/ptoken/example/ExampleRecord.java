package io.ptoken.example;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of the example format: {@code type|name=value|name=value}. */
record ExampleRecord(String type, Map<String, String> values) {

    static ExampleRecord of(String type, Object... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return new ExampleRecord(type, values);
    }

    static ExampleRecord parse(String type, List<String> names, String line) {
        String[] parts = line.split("\\|", -1);
        if (!parts[0].equals(type) || parts.length != names.size() + 1) {
            throw new KeyLoadException(
                    KeyLoadCode.BAD_RECORD_SYNTAX, "got a record of another form, expected " + type + " with " + names);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String start = names.get(i) + "=";
            if (!parts[i + 1].startsWith(start)) {
                throw new KeyLoadException(
                        KeyLoadCode.TAG_ORDER, type + ": expected " + names.get(i) + " in place " + (i + 1));
            }
            values.put(names.get(i), parts[i + 1].substring(start.length()));
        }
        return new ExampleRecord(type, values);
    }

    ExampleRecord with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new ExampleRecord(type, more);
    }

    String line() {
        StringBuilder line = new StringBuilder(type);
        values.forEach(
                (name, value) -> line.append('|').append(name).append('=').append(value));
        return line.toString();
    }

    /** The text before a value, which is what the value signs. */
    static byte[] before(String line, String name) {
        return line.substring(0, line.indexOf("|" + name + "=")).getBytes(StandardCharsets.US_ASCII);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    Ident ident(String name) {
        return new Ident(text(name));
    }

    Octets octets(String name) {
        return new Octets(text(name));
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Pkid pkid(Pkid.Kind kind, String name) {
        return ExampleCodec.pkid(kind, text(name));
    }
}
