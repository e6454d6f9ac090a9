package io.ptoken.crash.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.program.BrokenPromise;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log that does not say of every token list that it was issued is found out. */
class AuditedIssuesTest {

    private static final String METER = SampleOrders.METER.digits();
    private static final Order CREDIT = SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10);
    private static final Order KEY_CHANGE = SampleOrders.keyChange("m-2", Optional.empty());
    private static final String CREDIT_ROW = row("vending", "issueCreditToken", METER, "Ok", "m-1");
    private static final String KEY_CHANGE_ROW = row("vending", "issueKeyChangeTokens", METER, "Ok", "m-2");

    @Test
    void aLogThatKnowsEveryTokenListIsGood() {
        String start = row("system", "serve", "", "Ok", "");
        String refusedBefore = row("vending", "issueCreditToken", METER, "EService", "m-1");

        assertThatCode(() -> check(start, refusedBefore, KEY_CHANGE_ROW, CREDIT_ROW))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "vending,  issueCreditToken,     METER, ESm, m-1", // refused
        "vending,  issueCreditToken,     METER, Ok,  m-10",
        "operator, issueCreditToken,     METER, Ok,  m-1",
        "vending,  issueCreditToken,     OTHER, Ok,  m-1",
        "vending,  issueKeyChangeTokens, METER, Ok,  m-1",
        "vending,  fetchTokenResult,     METER, Ok,  m-1",
    })
    void aRowThatSaysSomethingElseDoesNotCount(
            String actor, String action, String subject, String outcome, String messageId) {
        String meter = subject.equals("METER") ? METER : SampleOrders.OTHER_METER.digits();
        String other = row(actor, action, meter, outcome, messageId);

        assertThatThrownBy(() -> check(KEY_CHANGE_ROW, other))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageStartingWith(
                        "the audit log does not say that these token lists were issued, 1 of 2:\n" + CREDIT);
    }

    @Test
    void anEmptyLogNamesAllThatIsMissing() {
        assertThatThrownBy(this::check)
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("2 of 2")
                .hasMessageContaining(CREDIT.toString())
                .hasMessageContaining(KEY_CHANGE.toString());
    }

    @Test
    void aCallThatWasCarriedOutTwiceIsFoundOut() {
        assertThatThrownBy(() -> check(CREDIT_ROW, KEY_CHANGE_ROW, CREDIT_ROW))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("one call was carried out twice")
                .hasMessageContaining("m-1");
    }

    /** Stored tokens that are given once more. */
    @Test
    void aRepetitionIsNoSecondTime() {
        String repeated = CREDIT_ROW.replace("\"detail\":\"\"", "\"detail\":\"repeated: the stored tokens once more\"");

        assertThatCode(() -> check(CREDIT_ROW, KEY_CHANGE_ROW, repeated)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(KEY_CHANGE_ROW, repeated)).isInstanceOf(BrokenPromise.class);
    }

    @Test
    void aLineThatIsNoRowIsFoundOut() {
        assertThatThrownBy(() -> check(CREDIT_ROW, KEY_CHANGE_ROW, "{\"sequence\":3,\"at"))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("no JSON");
    }

    private void check(String... rows) throws IOException {
        List<Entry> answered = new ArrayList<>();
        for (Order order : List.of(CREDIT, KEY_CHANGE)) {
            answered.add(new Entry(order, 1, 0));
        }
        AuditedIssues.read(new BufferedReader(new StringReader(String.join("\n", rows))))
                .requireAll(answered);
    }

    private static String row(String actor, String action, String subject, String outcome, String messageId) {
        return "{\"sequence\":1,\"at\":\"2026-11-26T10:00:00Z\",\"actor\":\"" + actor
                + "\",\"origin\":\"127.0.0.1\",\"action\":\"" + action + "\",\"subject\":\"" + subject
                + "\",\"outcome\":\"" + outcome + "\",\"messageId\":\"" + messageId
                + "\",\"detail\":\"\",\"hash\":\"00\"}";
    }
}
