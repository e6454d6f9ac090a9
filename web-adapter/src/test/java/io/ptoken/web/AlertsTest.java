package io.ptoken.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AlertStore.AlertKey;
import io.ptoken.service.port.AlertStore.Noticed;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts: those that stand, the history, and who takes note. */
class AlertsTest {

    private ConsoleBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new ConsoleBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private long raise(String level, String code, String text) {
        Instant now = bench.fixture.clock.instant();
        AlertKey key = new AlertKey("", level, code, "disk");
        return bench.fixture
                .store
                .alerts()
                .raise(new Noticed(key, text, "Do something about it.", "STORE", now), now)
                .orElseThrow()
                .id();
    }

    @Test
    void whereNoneStandsThatIsSaid() {
        assertThat(bench.signedIn(ConsoleBench.OPERATOR).get("/alerts").text())
                .contains("No alert stands.", "No alert has ended yet.");
    }

    @Test
    void theWorstStandFirstAndTheEndedAreHistory() {
        raise("INFO", "EInfo", "Something to know.");
        raise("ERROR", "EBad", "Something is broken.");
        long over = raise("WARNING", "EOver", "Something was about to break.");
        bench.fixture.store.alerts().end(over, bench.fixture.clock.instant());

        String text = bench.signedIn(ConsoleBench.OPERATOR).get("/alerts").text();
        assertThat(text)
                .containsSubsequence("Something is broken.", "Something to know.", "History", "about to break.");
    }

    @Test
    void whoActsTakesNoteWithAWordOrWithout() {
        long first = raise("ERROR", "EBad", "Something is broken.");
        long second = raise("WARNING", "ESoon", "Something will break.");
        Browser operator = bench.signedIn(ConsoleBench.OPERATOR);
        Shown noted = operator.get("/alerts").send("/alerts/" + first, "word", "ordered a disk", "back", "list");
        assertThat(noted.status()).isEqualTo(303);
        assertThat(noted.follow().text()).contains("Acknowledged by oper at", "ordered a disk");
        assertThat(operator.get("/alerts/" + second)
                        .send("/alerts/" + second, "word", "")
                        .follow()
                        .text())
                .contains("Acknowledged by oper at");
        assertThat(bench.fixture.store.lastAudited().action()).isEqualTo("alerts.acknowledge");
    }

    @Test
    void aWordThatIsTooLongIsKeptInTheFormAndNothingIsChanged() {
        long id = raise("ERROR", "EBad", "Something is broken.");
        String word = "x".repeat(201);
        Shown refused =
                bench.signedIn(ConsoleBench.OPERATOR).get("/alerts/" + id).send("/alerts/" + id, "word", word);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Not acknowledged", "at most 200 characters; yours has 201");
        assertThat(refused.html()).contains(word);
        assertThat(bench.fixture.store.alerts().find(id).orElseThrow().acknowledged())
                .isEmpty();
    }

    @Test
    void whoOnlyReadsSeesNoFormAndIsRefusedOneByAddress() {
        long id = raise("ERROR", "EBad", "Something is broken.");
        Browser auditor = bench.signedIn(ConsoleBench.AUDITOR);
        Shown shown = auditor.get("/alerts");
        assertThat(shown.text()).contains("Something is broken.");
        assertThat(shown.html()).doesNotContain("action=\"/alerts/");
        Shown refused = shown.send("/alerts/" + id, "word", "mine");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(bench.fixture.store.alerts().find(id).orElseThrow().acknowledged())
                .isEmpty();
    }

    @Test
    void anAlertThatIsNoneIsSaidToBeNone() {
        Browser operator = bench.signedIn(ConsoleBench.OPERATOR);
        for (String number : new String[] {"99", "0", "x", "99999999999999999999"}) {
            assertThat(operator.get("/alerts/" + number).status()).as(number).isEqualTo(404);
        }
    }

    @Test
    void hostileWordsAreText() {
        long id = raise("ERROR", "<b>EBad</b>", "<script>alert(1)</script>");
        Browser operator = bench.signedIn(ConsoleBench.OPERATOR);
        operator.get("/alerts").send("/alerts/" + id, "word", "\"><script>alert(2)</script>");
        for (String path : new String[] {"/alerts", "/alerts/" + id}) {
            assertThat(operator.get(path).html())
                    .doesNotContain("<script>alert", "<b>EBad")
                    .contains("&lt;script");
        }
    }

    @Test
    void theListOfRoomsSaysHowManyWaitForSomebody() {
        raise("INFO", "EInfo", "Something to know.");
        long bad = raise("ERROR", "EBad", "Something is broken.");
        Browser operator = bench.signedIn(ConsoleBench.OPERATOR);
        assertThat(operator.get("/alerts").html()).contains("Alerts <span class=\"count bad\">1");
        operator.get("/alerts").send("/alerts/" + bad, "word", "");
        assertThat(operator.get("/alerts").html()).doesNotContain("Alerts <span class=\"count");
    }
}
