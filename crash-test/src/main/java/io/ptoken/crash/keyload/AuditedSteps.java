package io.ptoken.crash.keyload;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.crash.program.BrokenPromise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the audit log must say of the steps of key loading that took effect. */
final class AuditedSteps {

    /** What was begun and what was done; not what was refused. */
    private static final Set<String> OUTCOMES = Set.of("Begun", "Ok");

    private record Row(String action, String text) {}

    private final Map<Row, Integer> wanted = new LinkedHashMap<>();

    /** One more row with this action must have a detail that contains the text. */
    void expect(String action, String text) {
        wanted.merge(new Row(action, text), 1, Integer::sum);
    }

    /**
     * Compares.
     *
     * @param log exported as JSON lines
     * @throws BrokenPromise when a row is missing
     */
    void requireAll(String log) {
        List<Row> rows = new ArrayList<>();
        for (String line : log.lines().toList()) {
            JsonNode row = KeyLoadListing.json(line);
            if (OUTCOMES.contains(row.path("outcome").asText())) {
                rows.add(new Row(row.path("action").asText(), row.path("detail").asText()));
            }
        }
        wanted.forEach((row, times) -> {
            long found = rows.stream()
                    .filter(there ->
                            there.action().equals(row.action()) && there.text().contains(row.text()))
                    .count();
            if (found < times) {
                throw new BrokenPromise("the audit log has " + found + " rows '" + row.action() + " ... " + row.text()
                        + "', expected " + times + " or more");
            }
        });
    }
}
