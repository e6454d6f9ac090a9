package io.ptoken.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The audit log and the alerts in the console. */
class ActivityTest {

    private static ConsoleBench bench;

    @BeforeAll
    static void open() throws IOException {
        bench = new ConsoleBench();
        add("till-1", "issueCreditToken", "12345678903", "Ok");
        add("jane", "user.add", "<script>alert(1)</script>", "EParamRange");
        add("jane", "pref.set", "ptoken.x", "Ok");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private static void add(String who, String what, String about, String outcome) {
        bench.fixture
                .store
                .auditLog()
                .append(new AuditEntry(
                        bench.fixture.clock.instant(), who, "10.0.0.9", what, about, outcome, "", "=1+1"));
    }

    @Test
    void opensWithAllButSalesAndFindsWhatIsLookedFor() {
        Browser audit = bench.signedIn(ConsoleBench.AUDITOR);
        Shown page = audit.get("/activity");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Preference set", "Account added", "EParamRange")
                .doesNotContain("till-1");
        assertThat(page.html()).doesNotContain("<script>alert");
        assertThat(audit.get("/activity?what=all&about=1234-567+8903").text())
                .contains("till-1")
                .doesNotContain("jane");
        assertThat(audit.get("/activity?outcome=refused&who=jane").text())
                .contains("EParamRange")
                .doesNotContain("ptoken.x");
        Shown wrong = audit.get("/activity?from=yesterday");
        assertThat(wrong.text()).contains("This is no day or minute");
        assertThat(wrong.html()).contains("value=\"yesterday\"");
        assertThat(audit.get("/activity/2").text()).contains("Follows from the entry before");
        assertThat(audit.get("/activity/999").status()).isEqualTo(404);
        assertThat(audit.get("/activity/anonymous?days=7").status()).isEqualTo(200);
    }

    @Test
    void everyExportIsAnEntryAndHarmlessToSpreadsheets() {
        Shown file =
                bench.signedIn(ConsoleBench.AUDITOR).get("/activity/export").send("/activity/export", "format", "csv");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.html()).startsWith("sequence,at,").contains("'=1+1", "audit.export");
    }

    @Test
    void theLogIsChecked() {
        Browser audit = bench.signedIn(ConsoleBench.AUDITOR);
        assertThat(audit.get("/activity/verify")
                        .send("/activity/verify", "noted", "7")
                        .text())
                .contains("This is no entry that was noted");
        assertThat(audit.get("/activity/verify").send("/activity/verify").status())
                .isEqualTo(303);
        assertThat(audit.get("/activity/verify").status()).isEqualTo(200);
    }

    @Test
    void whoMayNotReadTheLogIsDenied() {
        Browser oper = bench.signedIn(ConsoleBench.OPERATOR);
        for (String path : new String[] {"", "/1", "/anonymous", "/verify", "/export", "/head", "/key"}) {
            assertThat(oper.get("/activity" + path).status()).as(path).isEqualTo(403);
        }
        assertThat(oper.get("/alerts").status()).isEqualTo(200);
        assertThat(bench.signedIn(ConsoleBench.TECHNICIAN).get("/alerts").status())
                .isEqualTo(403);
    }
}
