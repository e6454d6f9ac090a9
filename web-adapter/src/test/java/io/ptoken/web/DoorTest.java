package io.ptoken.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People come in and go out. */
class DoorTest {

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
    void homeShowsAnybodyHowItStandsAndAForm() {
        Shown home = bench.browser().get("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("Sign in", "Security module Answers", "STSKMS-AP1");
    }

    @Test
    void whoeverHasSignedInSeesTheirRoomsAndTheirName() {
        Browser admin = bench.signedIn(ConsoleBench.ADMIN);
        Shown page = admin.get("/dashboard");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("admin administrator", "Sign out", "Node node-a", "Mode Vending");
    }

    @Test
    void aRoomThatTakesASignInLeadsBackToItAfterwards() {
        Browser browser = bench.browser();
        Shown door = browser.get("/activity?who=jane");
        assertThat(door.status()).isEqualTo(403);
        assertThat(door.text()).contains("Access denied: Activity");
        Shown in = door.send(
                "/sign-in",
                "user",
                ConsoleBench.AUDITOR,
                "pass",
                ServiceFixture.PASSWORD,
                "next",
                "/activity?who=jane");
        assertThat(in.header("location")).contains("/activity?who=jane");
    }

    @Test
    void nobodyIsLedElsewhere() {
        for (String elsewhere :
                new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example", "/a b", "javascript:1"}) {
            Shown in = bench.browser()
                    .get("/sign-in")
                    .send("/sign-in", "user", "admin", "pass", ServiceFixture.PASSWORD, "next", elsewhere);
            assertThat(in.header("location")).as(elsewhere).contains("/dashboard");
        }
    }

    @Test
    void theFirstRoomIsOneThatTheyMaySee() {
        for (String[] who : new String[][] {
            {ConsoleBench.ADMIN, "/dashboard"},
            {ConsoleBench.AUDITOR, "/dashboard"},
            {ConsoleBench.TECHNICIAN, "/meters"}
        }) {
            Shown in = bench.browser().get("/").send("/sign-in", "user", who[0], "pass", ServiceFixture.PASSWORD);
            assertThat(in.header("location")).as(who[0]).contains(who[1]);
            assertThat(in.follow().status()).as(who[0]).isEqualTo(200);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookAlike() {
        String wrong = bench.browser()
                .get("/sign-in")
                .send("/sign-in", "user", "admin", "pass", "not it")
                .text();
        String unknown = bench.browser()
                .get("/sign-in")
                .send("/sign-in", "user", "nemo", "pass", "not it")
                .text();
        assertThat(wrong).contains("Not signed in").isEqualTo(unknown);
    }

    @Test
    void anAccountOfTheTokenApiIsToldThatItBelongsToAProgram() {
        Shown refused =
                bench.browser().get("/sign-in").send("/sign-in", "user", "vendor", "pass", ServiceFixture.PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("belongs to a program");
    }

    @Test
    void aFirstPasswordIsChangedBeforeAnythingElse() {
        bench.fixture.account(
                Account.of("new", CheapHash.of("given to me"), Set.of(Role.OPERATOR), bench.fixture.clock.instant())
                        .withPassword(CheapHash.of("given to me"), bench.fixture.clock.instant(), true));
        Browser browser = bench.browser();
        Shown first = browser.get("/sign-in").send("/sign-in", "user", "new", "pass", "given to me");
        assertThat(first.text()).contains("Set a password of your own");
        assertThat(browser.get("/dashboard").status()).isEqualTo(403);

        Shown differ = first.send(
                "/first-password",
                "user",
                "new",
                "pass",
                "given to me",
                "new",
                "my own one 1",
                "again",
                "my own one 2");
        assertThat(differ.status()).isEqualTo(400);
        assertThat(differ.text()).contains("not typed twice alike");

        Shown in = differ.send(
                "/first-password",
                "user",
                "new",
                "pass",
                "given to me",
                "new",
                "my own one 1",
                "again",
                "my own one 1");
        assertThat(in.status()).isEqualTo(303);
        assertThat(browser.get("/dashboard").status()).isEqualTo(200);
    }

    @Test
    void theSessionIsAnotherOneAfterASignIn() {
        Browser browser = bench.browser();
        browser.cookies().put("__Host-ptoken-" + bench.port(), "chosenByAnAttackerchosenByAnAttacker1234567");
        Shown in = browser.get("/sign-in").send("/sign-in", "user", "admin", "pass", ServiceFixture.PASSWORD);
        assertThat(in.status()).isEqualTo(303);
        assertThat(browser.cookies().get("__Host-ptoken-" + bench.port()))
                .doesNotContain("chosenByAnAttacker")
                .hasSize(43);
    }

    @Test
    void aSignOutEndsTheSessionAndNotTheCookieAlone() {
        Browser admin = bench.signedIn(ConsoleBench.ADMIN);
        String secret = admin.cookies().get("__Host-ptoken-" + bench.port());
        admin.get("/dashboard").send("/sign-out");
        assertThat(admin.get("/dashboard").status()).isEqualTo(403);
        admin.cookies().put("__Host-ptoken-" + bench.port(), secret);
        assertThat(admin.get("/dashboard").text()).contains("You were signed out (signed out)");
    }

    @Test
    void aSessionEndsWithoutUseAndWhateverTheUse() {
        Browser idle = bench.signedIn(ConsoleBench.ADMIN);
        bench.fixture.clock.advance(Duration.ofMinutes(14));
        assertThat(idle.get("/dashboard").status()).isEqualTo(200);
        bench.fixture.clock.advance(Duration.ofMinutes(14));
        assertThat(idle.get("/dashboard").status()).isEqualTo(200);
        bench.fixture.clock.advance(Duration.ofMinutes(15));
        assertThat(idle.get("/dashboard").text()).contains("You were signed out (expired)");

        Browser busy = bench.signedIn(ConsoleBench.ADMIN);
        for (int minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
            bench.fixture.clock.advance(Duration.ofMinutes(10));
            assertThat(busy.get("/dashboard").status()).isEqualTo(200);
        }
        bench.fixture.clock.advance(Duration.ofMinutes(10));
        assertThat(busy.get("/dashboard").status()).isEqualTo(403);
    }

    @Test
    void whoIsDisabledIsOutForGood() {
        Browser oper = bench.signedIn(ConsoleBench.OPERATOR);
        Account account =
                bench.fixture.store.accounts().find(ConsoleBench.OPERATOR).orElseThrow();
        bench.fixture.account(account.withEnabled(false));
        assertThat(oper.get("/dashboard").status()).isEqualTo(403);
    }

    @Test
    void aFormOfAnotherPageDoesNothing() {
        Browser admin = bench.signedIn(ConsoleBench.ADMIN);
        assertThat(admin.post("/sign-out").status()).isEqualTo(403);
        assertThat(admin.post("/sign-out", "formToken", "0".repeat(64)).status())
                .isEqualTo(403);
        String token = admin.get("/dashboard").formToken();
        assertThat(bench.signedIn(ConsoleBench.OPERATOR)
                        .post("/sign-out", "formToken", token)
                        .status())
                .isEqualTo(403);
        assertThat(admin.get("/dashboard").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void whatSomebodyMayNotSeeSaysWhichRoleItTakes() {
        Shown denied = bench.signedIn(ConsoleBench.TECHNICIAN).get("/dashboard");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text())
                .contains("Access denied", "Needed role ptoken-operator", "Sign in as somebody else", "tech");
    }
}
