package io.ptoken.service.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFormatTest {

    private static final String HASH = "ab".repeat(32);

    @Test
    void csvHasAHeadingAndAllFieldsInItsOrder() {
        assertThat(AuditFormat.CSV.heading())
                .isEqualTo("sequence,at,actor,origin,action,subject,outcome,messageId,detail,hash\r\n");
        assertThat(AuditFormat.CSV.row(row("plain")))
                .isEqualTo(
                        "7,2026-11-23T12:00:00.000123Z,jane,10.0.0.7,pref.set,subject,Ok,m-1,plain," + HASH + "\r\n");
    }

    @Test
    void csvQuotesCommasAndQuotationMarks() {
        assertThat(AuditFormat.CSV.row(row("old \"a\", new b"))).contains(",\"old \"\"a\"\", new b\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\",\"y\")"})
    void csvKeepsSpreadsheetsFromComputingACell(String formula) {
        assertThat(AuditFormat.CSV.row(row(formula)))
                .contains(
                        formula.contains("\"") ? ",\"'" + formula.replace("\"", "\"\"") + "\"," : ",'" + formula + ",");
    }

    @Test
    void jsonHasAllFieldsOnOneLine() {
        assertThat(AuditFormat.JSONL.heading()).isEmpty();
        assertThat(AuditFormat.JSONL.row(row("plain")))
                .isEqualTo(
                        "{\"document\":\"audit-row\",\"version\":1,\"sequence\":7,\"at\":\"2026-11-23T12:00:00.000123Z\",\"actor\":\"jane\","
                                + "\"origin\":\"10.0.0.7\",\"action\":\"pref.set\",\"subject\":\"subject\","
                                + "\"outcome\":\"Ok\",\"messageId\":\"m-1\",\"detail\":\"plain\",\"hash\":\"" + HASH
                                + "\"}\n");
    }

    @Test
    void jsonEscapesWhatItMust() {
        assertThat(AuditFormat.JSONL.row(row("a\\b \"c\" \n \u00e9"))).contains("\"detail\":\"a\\\\b \\\"c\\\" ? ?\"");
    }

    private static AuditRow row(String detail) {
        return new AuditRow(
                7,
                new AuditEntry(
                        Instant.parse("2026-11-23T12:00:00.000123456Z"),
                        "jane",
                        "10.0.0.7",
                        "pref.set",
                        "subject",
                        "Ok",
                        "m-1",
                        detail),
                HASH);
    }
}
