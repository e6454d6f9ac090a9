package io.ptoken.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.Permission;
import io.ptoken.service.access.console.ConsoleRules;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that mean no good, or that another site misuses. */
class HostileClientsTest {

    private static final Map<String, Permission> CLOSED = Map.of(
            "/dashboard", Permission.READ_DASHBOARD,
            "/vending-keys", Permission.READ_KEYS,
            "/meters", Permission.READ_METERS,
            "/activity", Permission.READ_AUDIT_LOG,
            "/alerts", Permission.READ_DASHBOARD);

    /** A form whose length nobody knows. */
    private static final String CHUNKED = String.join(
            "\r\n",
            "POST /sign-in HTTP/1.1",
            "Host: x",
            "Content-Type: application/x-www-form-urlencoded",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "",
            "1",
            "a",
            "0",
            "",
            "");

    private static ConsoleBench bench;

    @BeforeAll
    static void open() throws IOException {
        bench = new ConsoleBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    /** Of every room: whoever has not signed in, and whoever may not, gets the door or a refusal, and nothing of its content. */
    @Test
    void anAddressIsNoPrivilege() {
        for (String path : CLOSED.keySet()) {
            Shown door = bench.browser().get(path);
            assertThat(door.status()).as(path).isEqualTo(403);
            assertThat(door.text()).as(path).contains("Access denied", "Sign in");
        }
        for (String path : List.of("/dashboard", "/activity", "/alerts")) {
            Shown denied = bench.signedIn(ConsoleBench.TECHNICIAN).get(path);
            assertThat(denied.status()).as(path).isEqualTo(403);
            assertThat(denied.text()).as(path).contains("Access denied", "Needed role");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/dashboard", "/nothing", "/assets/nothing.css", "/documentation"})
    void everyAnswerForbidsFramesScriptsAndSniffing(String path) {
        Shown shown = bench.browser().get(path);
        assertThat(shown.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(shown.header("X-Frame-Options")).contains("DENY");
        assertThat(shown.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(shown.header("Referrer-Policy")).contains("same-origin");
        assertThat(shown.header("Strict-Transport-Security")).isEmpty();
        assertThat(shown.header("Server")).isEmpty();
        if (!path.startsWith("/assets/")) {
            assertThat(shown.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void cookiesGoToThisServerAloneAndToNoScript() {
        Browser browser = bench.browser();
        String door = browser.get("/sign-in").header("Set-Cookie").orElseThrow();
        String session = browser.get("/sign-in")
                .send("/sign-in", "user", "admin", "pass", "correct horse")
                .header("Set-Cookie")
                .orElseThrow();
        for (String cookie : List.of(door, session)) {
            assertThat(cookie).startsWith("__Host-").contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/");
            assertThat(cookie).doesNotContain("Domain");
        }
    }

    @Test
    void aFormThatAnotherSiteSendsDoesNothingEvenWithTheRightToken() {
        Browser admin = bench.signedIn(ConsoleBench.ADMIN);
        String token = admin.get("/dashboard").formToken();
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}
        }) {
            Shown refused = admin.post("/sign-out", Map.of(header[0], header[1]), "formToken", token);
            assertThat(refused.status()).as(header[1]).isEqualTo(403);
            assertThat(refused.text()).contains("Nothing was done");
        }
        assertThat(admin.get("/dashboard").status()).isEqualTo(200);
    }

    /** What strangers can make the log and the pages say is shown as text. */
    @Test
    void whatSomebodyTypedIsNeverMarkup() {
        String hostile = "\"><script>alert(1)</script>'";
        Shown shown = bench.browser().get("/sign-in").send("/sign-in", "user", hostile, "pass", "x", "next", hostile);
        assertThat(shown.html()).doesNotContain("<script>alert").contains("&lt;script");

        bench.fixture
                .store
                .auditLog()
                .append(new AuditEntry(
                        bench.fixture.clock.instant(), hostile, hostile, hostile, hostile, hostile, hostile, hostile));
        Browser auditor = bench.signedIn(ConsoleBench.AUDITOR);
        for (String path : List.of(
                "/activity",
                "/alerts",
                "/dashboard",
                "/account",
                "/activity?who=" + "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")) {
            assertThat(auditor.get(path).html()).as(path).doesNotContain("<script>alert");
        }
        assertThat(bench.browser().get("/%3Cscript%3Ealert(1)%3C/script%3E").html())
                .doesNotContain("<script>alert");
    }

    @Test
    void headersAndFormsAreBounded() {
        Browser browser = bench.browser();
        assertThat(browser.get("/", "X-Long", "x".repeat(9_000)).status()).isEqualTo(431);
        Shown form = browser.get("/sign-in");
        assertThat(form.send("/sign-in", "user", "x".repeat(70_000)).status()).isEqualTo(413);
        String[] many = new String[600];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "f" + i;
            many[i + 1] = "";
        }
        assertThat(form.send("/sign-in", many).status()).isEqualTo(400);
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @Test
    void whatIsNoRequestIsAnsweredWithoutAWordOfTheProgram() throws IOException {
        for (String request : List.of(
                "DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                CHUNKED,
                "GET /?x=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n")) {
            String answer = bench.raw(request);
            assertThat(answer).as(request).matches("(?s)HTTP/1.1 4(00|04|05|11|03).*");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("jetty", "exception", "root:");
        }
    }

    /** Forms that are sent a byte at a time hold no thread: there are more of them than threads, and pages come all the same. */
    @Test
    void slowClientsHoldNobodyUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = bench.tls();
                OutputStream out = socket.getOutputStream();
                out.write(("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 1000\r\n\r\nuser=a")
                        .getBytes(US_ASCII));
                out.flush();
                slow.add(socket);
            }
            assertThat(bench.browser().get("/").status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** An address with too many connections loses its own oldest one; a new one is served. */
    @Test
    void nobodyTakesAllConnections() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (ConsoleBench fresh = new ConsoleBench()) {
            for (int i = 0; i < 70; i++) {
                silent.add(fresh.tls());
            }
            assertThat(fresh.browser().get("/").status()).isEqualTo(200);
            try (InputStream oldest = silent.get(0).getInputStream()) {
                assertThat(oldest.read()).as("closed").isEqualTo(-1);
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    /** Ways round an address that a proxy or a careless check would fall for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "//evil.example/x",
                "/%2e%2e/x",
                "/a/%2e%2e/dashboard",
                "/assets/%2e%2e/dashboard",
                "/;/dashboard",
                "/dashboard//",
                "/%2fdashboard",
                "/dashboard%2fx",
                "/dashboard/%0d%0aX",
                "/dashboard%00",
                "/dash%c0%afboard",
                "/a\\b",
                "*",
                "https://evil.example/dashboard"
            })
    void anAddressThatCanBeReadInTwoWaysIsNone(String path) throws IOException {
        Browser admin = bench.signedIn(ConsoleBench.ADMIN);
        String cookie = "__Host-ptoken-" + bench.port();
        String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "="
                + admin.cookies().get(cookie) + "\r\nConnection: close\r\n\r\n";
        assertThat(bench.raw(request)).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n400 Bad Request\n");
    }

    /** What one request carries is never taken for another. */
    @Test
    void requestsOfAConnectionAreToldApart() throws IOException {
        String last = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertThat(answers("GET / HTTP/1.1\r\nHost: x\r\n\r\n" + last)).containsExactly("200", "403");
        String hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(answers(
                        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: " + hidden.length() + "\r\n\r\n" + hidden + last))
                .containsExactly("200", "403");
        String form = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        assertThat(answers(form + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + last))
                .containsExactly("400");
        assertThat(answers(form + "Content-Length: 3\r\nContent-Length: 4\r\n\r\na=bc" + last))
                .containsExactly("400");
        assertThat(answers(form + "Content-Length: 70000\r\nExpect: 100-continue\r\n\r\n"))
                .containsExactly("413");
    }

    private static List<String> answers(String requests) throws IOException {
        return Pattern.compile("HTTP/1.1 (\\d{3}) ")
                .matcher(bench.raw(requests))
                .results()
                .map(answer -> answer.group(1))
                .toList();
    }

    /** There is no way through the console to elsewhere. */
    @Test
    void nobodyIsConnectedElsewhere() throws IOException {
        try (Socket socket = bench.tls()) {
            socket.getOutputStream().write("CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n".getBytes(US_ASCII));
            socket.getOutputStream().flush();
            assertThat(new String(socket.getInputStream().readNBytes(13), US_ASCII))
                    .isEqualTo("HTTP/1.1 405 ");
        }
    }

    /** Also after many have come and gone. */
    @Test
    void theBoundOfConnectionsHoldsForGood() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (ConsoleBench fresh = new ConsoleBench()) {
            for (int i = 0; i < 70; i++) {
                fresh.raw("GET /assets/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            }
            for (int i = 0; i < 74; i++) {
                silent.add(fresh.tls());
            }
            assertThat(fresh.browser().get("/").status()).isEqualTo(200);
            for (Socket oldest : silent.subList(0, 10)) {
                assertThat(oldest.getInputStream().read()).as("closed").isEqualTo(-1);
            }
            try (Socket newest = silent.get(73)) {
                newest.getOutputStream().write("GET /x HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
                assertThat(newest.getInputStream().read()).as("served").isEqualTo('H');
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    /** The store is away, and nobody can tell whose cookie it is: that is said at once, and what is public is shown. */
    @Test
    void aCookieThatNobodyCanTellIsNoSignInAndNoFailure() throws IOException {
        try (ConsoleBench fresh = new ConsoleBench()) {
            Browser known = fresh.signedIn(ConsoleBench.ADMIN);
            Shown page = known.get("/dashboard");
            Browser unknown = fresh.browser();
            unknown.cookies().put("__Host-ptoken-" + fresh.port(), "A".repeat(43));
            fresh.fixture.store.away(true);
            for (Shown refused :
                    List.of(unknown.get("/dashboard"), unknown.post("/sign-out"), page.send("/sign-out"))) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.text()).contains("the database does not answer");
            }
            assertThat(unknown.get("/documentation").status()).isEqualTo(200);
            assertThat(unknown.get("/").status()).isEqualTo(200);
            fresh.fixture.store.away(false);
            assertThat(unknown.get("/dashboard").status()).as("nobody").isEqualTo(403);
            assertThat(known.get("/dashboard").status()).as("still signed in").isEqualTo(200);
        }
    }

    @Test
    void aFileThatBreaksOffDoesNotLookWhole() {
        Browser admin = bench.signedIn(ConsoleBench.ADMIN);
        String token = admin.get("/dashboard").formToken();
        assertThatThrownBy(() -> admin.get(OddRooms.BROKEN_FILE)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> admin.post(OddRooms.BROKEN_FILE, "formToken", token))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(admin.get("/dashboard").status()).isEqualTo(200);
    }

    @Test
    void aRenewedCertificateIsShownToWhoeverComesAndStopsNobody() throws IOException {
        try (ConsoleBench fresh = new ConsoleBench()) {
            Browser connected = fresh.browser();
            assertThat(connected.get("/").status()).isEqualTo(200);
            fresh.renewCertificate();
            assertThat(connected.get("/").status()).isEqualTo(200);
            Browser another = fresh.browser();
            assertThatThrownBy(() -> another.get("/")).hasCauseInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void manySignInsAtATimeLeaveAsManySessionsAsAnAccountMayHave() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try (ConsoleBench fresh = new ConsoleBench()) {
            List<Browser> browsers = new ArrayList<>();
            for (Future<Browser> one : threads.invokeAll(
                    Collections.<Callable<Browser>>nCopies(24, () -> fresh.signedIn(ConsoleBench.AUDITOR)))) {
                browsers.add(one.get());
            }
            assertThat(browsers)
                    .filteredOn(browser -> browser.get("/activity").status() == 200)
                    .hasSize(ConsoleRules.DEFAULT.perAccount());
        } finally {
            threads.shutdownNow();
        }
    }
}
