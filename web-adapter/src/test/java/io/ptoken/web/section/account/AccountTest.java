package io.ptoken.web.section.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Pattern SESSION = Pattern.compile("name=\"id\" value=\"([0-9a-f]{12})\"");
    private static final String FRESH = "another horse 1";

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
    void everybodySeesTheirOwnAccount() {
        bench.fixture.account("nobody");
        for (String account : new String[] {
            ConsoleBench.ADMIN, ConsoleBench.OPERATOR, ConsoleBench.AUDITOR, ConsoleBench.TECHNICIAN, "nobody"
        }) {
            Shown page = bench.signedIn(account).get("/account");
            assertThat(page.status()).as(account).isEqualTo(200);
            assertThat(page.text()).contains("My account", "Open sessions", "this one", "Last sign-ins", "Signed in");
        }
        assertThat(bench.signedIn(ConsoleBench.TECHNICIAN).get("/account").text())
                .contains("ptoken-issue-eng", "issue engineering tokens", "Password set 2026-11-23");
        assertThat(bench.browser().get("/account").status()).isEqualTo(403);
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndKeepsThisOneIn() {
        Browser other = bench.signedIn(ConsoleBench.OPERATOR);
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        Shown changed = password(mine, ServiceFixture.PASSWORD, FRESH, FRESH, true);
        assertThat(changed.header("location")).contains("/account?changed=all");
        assertThat(changed.follow().text()).contains("The password was changed. Other sessions have ended.");
        assertThat(other.get("/account").status()).isEqualTo(403);
        assertThat(bench.browser()
                        .get("/sign-in")
                        .send("/sign-in", "user", "oper", "pass", FRESH)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void otherSessionsMayGoOn() {
        Browser other = bench.signedIn(ConsoleBench.OPERATOR);
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        assertThat(password(mine, ServiceFixture.PASSWORD, FRESH, FRESH, false)
                        .follow()
                        .text())
                .contains("Other sessions go on.");
        assertThat(other.get("/account").status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsNotTakenIsSaidWhereItWasTyped() {
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        Shown differ = password(mine, ServiceFixture.PASSWORD, FRESH, FRESH + "x", true);
        assertThat(differ.status()).isEqualTo(400);
        assertThat(differ.text()).contains("The password was not changed", "not typed twice alike");
        Shown wrong = password(mine, "not it", FRESH, FRESH, true);
        assertThat(wrong.text()).contains("The present password is wrong");
        assertThat(wrong.html()).contains("href=\"#pass\"").doesNotContain("not it");
        Shown weak = password(mine, ServiceFixture.PASSWORD, "short", "short", true);
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.html()).contains("href=\"#new\"");
        assertThat(mine.get("/account").status()).as("still in").isEqualTo(200);
    }

    private static Shown password(Browser browser, String present, String fresh, String again, boolean elsewhere) {
        Shown page = browser.get("/account");
        return elsewhere
                ? page.send("/account/password", "pass", present, "new", fresh, "again", again, "elsewhere", "on")
                : page.send("/account/password", "pass", present, "new", fresh, "again", again);
    }

    @Test
    void oneOfOnesOwnSessionsIsEnded() {
        Browser other = bench.signedIn(ConsoleBench.OPERATOR);
        bench.fixture.clock.advance(Duration.ofSeconds(1));
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        Shown page = mine.get("/account");
        Shown ended = page.send("/account/session", "id", session(page, 0));
        assertThat(ended.follow().text()).contains("The session", "was ended");
        assertThat(other.get("/account").status()).isEqualTo(403);
        assertThat(mine.get("/account")
                        .send("/account/session", "id", session(page, 1))
                        .header("location"))
                .contains("/sign-in?out");
        assertThat(mine.get("/account").status()).isEqualTo(403);
    }

    @Test
    void theSessionOfSomebodyElseIsNotEnded() {
        Browser other = bench.signedIn(ConsoleBench.ADMIN);
        String id = session(other.get("/account"), 0);
        Shown refused = bench.signedIn(ConsoleBench.OPERATOR).get("/account").send("/account/session", "id", id);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(other.get("/account").status()).isEqualTo(200);
    }

    private static String session(Shown page, int index) {
        Matcher sessions = SESSION.matcher(page.html());
        for (int i = 0; i <= index; i++) {
            assertThat(sessions.find()).isTrue();
        }
        return sessions.group(1);
    }

    @Test
    void timesComeInTheZoneThatWasChosen() {
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        assertThat(mine.get("/account").text()).contains("local is UTC").doesNotContain("14:00 local");
        Shown set = mine.get("/account").send("/account/zone", "zone", "Africa/Johannesburg");
        Shown page = set.follow();
        assertThat(page.text())
                .contains("Times are shown in Africa/Johannesburg, UTC+02:00 now.", "2026-11-23 14:00 local");
        assertThat(page.html()).contains("<option selected>Africa/Johannesburg</option>");
        assertThat(page.send("/account/zone", "zone", "").follow().text()).contains("local is UTC");
    }

    @Test
    void aZoneThatIsNoneIsRefused() {
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        Shown refused = mine.get("/account").send("/account/zone", "zone", "<script>x</script>");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("The zone was not changed");
        assertThat(refused.html()).doesNotContain("<script>x");
    }

    @Test
    void wrongSignInsAreSeen() {
        bench.browser().get("/sign-in").send("/sign-in", "user", ConsoleBench.OPERATOR, "pass", "not it");
        bench.fixture.clock.advance(Duration.ofMinutes(2));
        bench.fixture.application.refusals().look();
        assertThat(bench.signedIn(ConsoleBench.OPERATOR).get("/account").text())
                .contains("Refused ESignin.Authentication");
    }

    @Test
    void addressesOfFormsShowTheRoom() {
        Browser mine = bench.signedIn(ConsoleBench.OPERATOR);
        assertThat(mine.get("/account/password").header("location")).contains("/account");
        assertThat(mine.get("/account").send("/account/else").header("location"))
                .contains("/account");
    }
}
