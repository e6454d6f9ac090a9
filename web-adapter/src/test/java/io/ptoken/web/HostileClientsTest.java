package io.ptoken.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.Permission;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        for (String path : List.of("/dashboard")) {
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
}
