package io.ptoken.crash.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.program.BrokenPromise;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was issued, according to an audit log that was exported as JSON lines. */
final class AuditedIssues {

    private static final String OK = "Ok";
    private static final String REPEATED = "repeated: ";
    private static final int SHOWN = 5;

    private final Set<AuditedIssue> issues = new HashSet<>();

    private AuditedIssues() {}

    /**
     * Reads the log once, line by line.
     *
     * @throws BrokenPromise when a line is no row, or a call was carried out twice
     */
    static AuditedIssues read(BufferedReader log) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        AuditedIssues read = new AuditedIssues();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            read.add(row(mapper, line), line);
        }
        return read;
    }

    /** @throws BrokenPromise when one of them is missing */
    void requireAll(List<Entry> answered) {
        List<Entry> missing = answered.stream()
                .filter(entry -> !issues.contains(AuditedIssue.of(entry.order())))
                .toList();
        if (!missing.isEmpty()) {
            StringBuilder text = new StringBuilder("the audit log does not say that these token lists were issued, ")
                    .append(missing.size())
                    .append(" of ")
                    .append(answered.size())
                    .append(missing.size() > SHOWN ? "; the first of them:" : ":");
            missing.stream().limit(SHOWN).forEach(entry -> text.append('\n').append(entry));
            throw new BrokenPromise(text.toString());
        }
    }

    private void add(JsonNode row, String line) {
        AuditedIssue issue = new AuditedIssue(
                row.path("actor").asText(),
                row.path("action").asText(),
                row.path("subject").asText(),
                row.path("messageId").asText());
        if (issue.issues() && isDone(row) && !issues.add(issue)) {
            throw new BrokenPromise("the audit log says that one call was carried out twice\nsecond row: " + line);
        }
    }

    /** Not what only gave the stored tokens once more. */
    private static boolean isDone(JsonNode row) {
        return row.path("outcome").asText().equals(OK)
                && !row.path("detail").asText().startsWith(REPEATED);
    }

    private static JsonNode row(ObjectMapper mapper, String line) {
        try {
            return mapper.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BrokenPromise("the exported audit log has a line that is no JSON: " + line, e);
        }
    }
}
