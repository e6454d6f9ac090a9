package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How rows are written for other programs. The texts of an {@linkplain io.ptoken.service.port.AuditEntry entry} are
 * printable ASCII, so that nothing but quotation marks and backslashes needs care.
 */
public enum AuditFormat {

    /** One JSON object on each line, which says what it is and in which version. */
    JSONL {
        @Override
        public String heading() {
            return "";
        }

        @Override
        public String row(AuditRow row) {
            List<String> values = texts(row);
            StringBuilder line =
                    new StringBuilder("{\"document\":\"audit-row\",\"version\":1,\"sequence\":").append(row.sequence());
            for (int i = 1; i < FIELDS.size(); i++) {
                line.append(",\"").append(FIELDS.get(i)).append("\":\"");
                line.append(values.get(i).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
            return line.append("}\n").toString();
        }
    },

    /**
     * RFC 4180 with a heading. A cell that begins with {@code = + - @} is written with an apostrophe before it, because
     * spreadsheets would take it for a formula and compute it.
     */
    CSV {
        @Override
        public String heading() {
            return String.join(",", FIELDS) + CRLF;
        }

        @Override
        public String row(AuditRow row) {
            return texts(row).stream().map(AuditFormat::cell).collect(Collectors.joining(",", "", CRLF));
        }
    };

    private static final String CRLF = "\r\n";
    private static final List<String> FIELDS =
            List.of("sequence", "at", "actor", "origin", "action", "subject", "outcome", "messageId", "detail", "hash");

    /** What stands before the first row. */
    public abstract String heading();

    /** One row with its line end. */
    public abstract String row(AuditRow row);

    private static List<String> texts(AuditRow row) {
        return Stream.of(
                        row.sequence(),
                        row.entry().at(),
                        row.entry().actor(),
                        row.entry().origin(),
                        row.entry().action(),
                        row.entry().subject(),
                        row.entry().outcome(),
                        row.entry().messageId(),
                        row.entry().detail(),
                        row.hash())
                .map(String::valueOf)
                .toList();
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.indexOf(',') < 0 && safe.indexOf('"') < 0 ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
