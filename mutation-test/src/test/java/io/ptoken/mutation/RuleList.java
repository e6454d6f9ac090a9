package io.ptoken.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The list {@code rules.txt}: rules in paragraphs of {@code key: value} lines. Keys are {@code rule}, {@code in} (module and
 * class), {@code find} and {@code put} (a line each), {@code test} (module and classes). {@code #} begins a remark.
 */
final class RuleList {

    private RuleList() {}

    static List<Rule> read() {
        try (InputStream in = RuleList.class.getResourceAsStream("rules.txt")) {
            return parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Rule> parse(String text) {
        return Arrays.stream(text.split("\n\\s*\n"))
                .map(paragraph -> paragraph
                        .lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .toList())
                .filter(lines -> !lines.isEmpty())
                .map(RuleList::rule)
                .toList();
    }

    private static Rule rule(List<String> lines) {
        List<String> in = words(value(lines, "in"));
        List<String> test = words(value(lines, "test"));
        if (in.size() != 2 || test.size() < 2) {
            throw new IllegalStateException("a module and a class are expected: " + lines);
        }
        return new Rule(
                value(lines, "rule"),
                in.get(0),
                in.get(1),
                values(lines, "find"),
                values(lines, "put"),
                test.get(0),
                test.subList(1, test.size()));
    }

    private static List<String> words(String value) {
        return List.of(value.split(" +"));
    }

    private static String value(List<String> lines, String key) {
        List<String> values = values(lines, key);
        if (values.size() != 1) {
            throw new IllegalStateException("one '" + key + ":' is expected: " + lines);
        }
        return values.get(0);
    }

    private static List<String> values(List<String> lines, String key) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(key + ":")) {
                values.add(line.substring(key.length() + 1).strip());
            }
        }
        return values;
    }
}
