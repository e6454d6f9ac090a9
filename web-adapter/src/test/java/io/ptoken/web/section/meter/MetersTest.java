package io.ptoken.web.section.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final String PAN = "600727000000000009";

    private ConsoleBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new ConsoleBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aMeterIsFoundAsPeopleTypeIt() {
        Browser tech = bench.signedIn(ConsoleBench.TECHNICIAN);
        for (String typed : List.of(
                PAN,
                "6007+2700+0000+0000+09",
                "0000-000-0000",
                "%3B600727000000000009%3D%3D%3D0207123457011%3F",
                "60072700000000000900000207123457011")) {
            Shown found = tech.get("/meters?q=" + typed);
            assertThat(found.header("location")).as(typed).contains("/meters/" + PAN);
        }
        assertThat(tech.get("/meters/00000000000").header("location")).contains("/meters/" + PAN);
    }

    @Test
    void whatIsNoMeterIsSaidAndStays() {
        Shown refused = bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters?q=600727000000000008");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("That is no meter", "A check digit does not fit.");
        assertThat(bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters?q=123").text())
                .contains("A DRN has 11 or 13 digits");
        assertThat(bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters?q=6O07").text())
                .contains("character 2 of '6O07' is 'O'");
        assertThat(refused.html())
                .contains("value=\"600727000000000008\"", "aria-invalid=\"true\"", "<title>Error:", "href=\"#find\"");

        Shown hostile = bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters?q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(hostile.status()).isEqualTo(400);
        assertThat(hostile.html()).doesNotContain("<script>alert");
        assertThat(bench.signedIn(ConsoleBench.TECHNICIAN)
                        .get("/meters/nonsense")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMeterWithoutTokensSaysSo() {
        Shown empty = bench.signedIn(ConsoleBench.AUDITOR).get("/meters/" + PAN);
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.text()).contains("No tokens of this meter are kept", "Find another meter");
    }

    @Test
    void itsTokensAreShownWithWhoIssuedThem() {
        IssuedToken token = bench.fixture.credit(Meters.sample()).get(0);
        Shown page = bench.signedIn(ConsoleBench.AUDITOR).get("/meters/" + PAN);
        assertThat(page.text())
                .contains("Meter 0000 000 0000")
                .contains("PAN 600727 00000000000 9")
                .contains("Credit, electricity " + groups(token.token().decimal()))
                .contains(token.scaledAmount() + " kWh")
                .contains(Integer.toString(token.tid().minutes()))
                .contains("vendor")
                .contains("123457 KRN 1, TI 01")
                .contains("1 TID");
    }

    @Test
    void kindsAreListedAlone() {
        bench.fixture.credit(Meters.sample());
        Browser tech = bench.signedIn(ConsoleBench.TECHNICIAN);
        assertThat(tech.get("/meters/" + PAN + "?kind=credit").text()).contains("Credit, electricity");
        assertThat(tech.get("/meters/" + PAN + "?kind=eng").text())
                .contains("Engineering: none of this kind is kept", "Show all kinds");
    }

    @Test
    void aSlipIsACopyWithAllTokens() {
        bench.fixture.credit(Meters.sample());
        Shown page = bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters/" + PAN);
        String link = page.html()
                .replaceAll("(?s).*href=\"(/meters/\\d+/tokens[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        Shown slip = page.browser().get(link);
        assertThat(slip.status()).isEqualTo(200);
        assertThat(slip.text())
                .contains("One token for meter 0000 000 0000")
                .contains("“This adds 10.2 kWh.”")
                .contains("Copy, printed 2026-11-23 12:00");
        assertThat(slip.html()).contains("class=\"qr\"").doesNotContain("style=");

        Shown gone = page.browser().get("/meters/" + PAN + "/tokens?account=vendor&message=none");
        assertThat(gone.status()).isEqualTo(400);
        assertThat(gone.text()).contains("are not kept any more");
    }

    @Test
    void everyLookIsAudited() {
        bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters/" + PAN);
        AuditRow last = last();
        assertThat(last.entry().action()).isEqualTo("token.list");
        assertThat(last.entry().actor()).isEqualTo("tech");
        assertThat(last.entry().subject()).isEqualTo(PAN);
    }

    @Test
    void whoMayNotSeeMetersIsTold() {
        Browser operator = bench.signedIn(ConsoleBench.OPERATOR);
        assertThat(operator.get("/meters").status()).isEqualTo(403);
        assertThat(operator.get("/meters/" + PAN).status()).isEqualTo(403);
        assertThat(operator.get("/meters?q=x").status()).isEqualTo(403);
        assertThat(bench.browser().get("/meters/" + PAN).status()).isEqualTo(403);
        assertThat(bench.signedIn(ConsoleBench.ADMIN).get("/meters").status()).isEqualTo(200);
    }

    @Test
    void namesThatAreMarkupStayText() {
        List<IssuedToken> tokens = bench.fixture.credit(Meters.sample());
        Instant now = bench.fixture.clock.instant().plusSeconds(60);
        Claim claim = new Claim(new CallKey("<b>jane", "<b>m\"1"), "digest", "holder", now);
        bench.fixture.store.issueJournal().begin(claim, Optional.empty(), now);
        bench.fixture
                .store
                .issueJournal()
                .finish(
                        claim,
                        tokens,
                        new AuditEntry(now, "<b>jane", "<b>here", "issueCreditToken", PAN, "Ok", "<b>m\"1", ""));
        Shown page = bench.signedIn(ConsoleBench.TECHNICIAN).get("/meters/" + PAN);
        assertThat(page.text()).contains("<b>jane", "<b>here");
        assertThat(page.html()).doesNotContain("<b>jane", "<b>m", "<b>here");
        String link = page.html()
                .replaceAll("(?s).*href=\"(/meters/\\d+/tokens[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(page.browser().get(link).html()).doesNotContain("<b>jane", "<b>m", "<b>here");
    }

    private static String groups(String digits) {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private AuditRow last() {
        AuditLog log = bench.fixture.store.auditLog();
        return log.page(Instant.EPOCH, AuditLog.END_OF_TIME, log.head().sequence() - 1, 1)
                .get(0);
    }
}
