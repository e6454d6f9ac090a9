package io.ptoken.web.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A browser without screen and script; it keeps cookies and follows no redirect. Not thread safe. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([0-9a-f]*)\"");

    private final HttpClient client;
    private final String root;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(int port, TlsIdentity identity) {
        client = HttpClient.newBuilder().sslContext(trusting(identity)).build();
        root = "https://localhost:" + port;
    }

    static SSLContext trusting(TlsIdentity identity) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("server", identity.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cookies it has, by name. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Shows a page. */
    public Shown get(String address, String... headersAndValues) {
        return ask(HttpRequest.newBuilder(URI.create(root + address)).GET(), headersAndValues);
    }

    /** Sends fields, names and values by turns, without a form token of its own. */
    public Shown post(String address, String... namesAndValues) {
        return ask(form(address, namesAndValues));
    }

    /** As above, with headers besides. */
    public Shown post(String address, Map<String, String> headers, String... namesAndValues) {
        HttpRequest.Builder request = form(address, namesAndValues);
        headers.forEach(request::header);
        return ask(request);
    }

    private HttpRequest.Builder form(String address, String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(namesAndValues[i], UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return HttpRequest.newBuilder(URI.create(root + address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private Shown ask(HttpRequest.Builder request, String... headersAndValues) {
        if (!cookies.isEmpty()) {
            StringBuilder header = new StringBuilder();
            cookies.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", header.toString());
        }
        if (headersAndValues.length > 0) {
            request.headers(headersAndValues);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::take);
            return new Shown(this, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(String cookie) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    /** A page as it came. */
    public record Shown(Browser browser, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String html() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** What a person reads: text without markup, blanks as one. */
        public String text() {
            return html().replaceAll("(?s)<(head|svg|script|style)\\b.*?</\\1>", " ")
                    .replaceAll("<[^>]*>", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#39;", "'")
                    .replace("&#34;", "\"")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ")
                    .strip();
        }

        /** The form token of the page; empty when it has no form. */
        public String formToken() {
            Matcher token = TOKEN.matcher(html());
            return token.find() ? token.group(1) : "";
        }

        /** Sends a form of the page, with its token. */
        public Shown send(String address, String... namesAndValues) {
            String[] all = new String[namesAndValues.length + 2];
            all[0] = "formToken";
            all[1] = formToken();
            System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
            return browser.post(address, all);
        }

        /** Where a redirect leads. */
        public Shown follow() {
            return browser.get(header("location").orElseThrow());
        }
    }
}
