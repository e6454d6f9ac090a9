package io.ptoken.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A line of {@code published-ranges.txt}. */
record PublishedRange(
        String method,
        String argument,
        Map<String, String> given,
        String published,
        List<String> accepted,
        List<String> refused) {

    private static final String ANYTHING = "any";
    private static final List<String> TEXTS = List.of("''", "x", "-a", "x*300");

    /** Every line. */
    static List<PublishedRange> all() {
        try (InputStream in = PublishedRange.class.getResourceAsStream("published-ranges.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PublishedRange::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishedRange of(String line) {
        String[] columns = line.split("\\|", -1);
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : words(columns[2])) {
            int equals = word.indexOf('=');
            given.put(equals < 0 ? word : word.substring(0, equals), word.substring(equals + 1));
        }
        String accepted = columns[4].strip();
        return new PublishedRange(
                columns[0].strip(),
                columns[1].strip(),
                given,
                columns[3].strip(),
                samples(accepted.equals(ANYTHING) ? TEXTS : words(accepted)),
                samples(words(columns[5])));
    }

    private static List<String> words(String column) {
        return column.isBlank() ? List.of() : List.of(column.strip().split(" +"));
    }

    private static List<String> samples(List<String> words) {
        List<String> samples = new ArrayList<>();
        for (String word : words) {
            if (word.equals("''")) {
                samples.add("");
            } else if (word.matches(".\\*\\d+")) {
                samples.add(word.substring(0, 1).repeat(Integer.parseInt(word.substring(2))));
            } else {
                samples.add(word.matches("[A-Z]_-.*|.*\\d.*") ? word : word.replace('_', ' '));
            }
        }
        return samples;
    }

    boolean isOff() {
        return given.containsKey("off");
    }

    @Override
    public String toString() {
        return method + " " + argument + " " + given;
    }
}
