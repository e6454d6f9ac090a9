package io.ptoken.benchmarks.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** The browser of one person: a connection and cookies of its own. Not thread safe. */
final class ConsoleClient {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"formToken\" value=\"([0-9a-f]+)\"");
    private static final int SEE_OTHER = 303;

    private final HttpClient http;
    private final String root;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private ConsoleClient(HttpClient http, int port) {
        this.http = http;
        this.root = "https://127.0.0.1:" + port;
    }

    /**
     * Signs in.
     *
     * @param tls trusts the server's certificate
     * @param work carries out what the connection has to do
     */
    static ConsoleClient signIn(SSLContext tls, Executor work, int port, String user, String password)
            throws IOException, InterruptedException {
        ConsoleClient client = new ConsoleClient(
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .executor(work)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                port);
        String form = text(client.page("/sign-in"));
        HttpResponse<byte[]> in = client.send(
                "/sign-in",
                Map.of("formToken", formToken(form), "user", user, "pass", password),
                BodyHandlers.ofByteArray());
        if (in.statusCode() != SEE_OTHER) {
            throw new IOException(user + " was not let in: status " + in.statusCode());
        }
        return client;
    }

    /** What a page says, however it went over the line. */
    static String text(HttpResponse<byte[]> page) throws IOException {
        boolean zipped = page.headers().firstValue("content-encoding").isPresent();
        try (InputStream in = new ByteArrayInputStream(page.body());
                InputStream plain = zipped ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), UTF_8);
        }
    }

    /** What every form of a page carries. */
    static String formToken(String page) throws IOException {
        Matcher token = FORM_TOKEN.matcher(page);
        if (!token.find()) {
            throw new IOException("a page of the console has no form");
        }
        return token.group(1);
    }

    /** A page or what belongs to one, as it goes over the line. */
    HttpResponse<byte[]> page(String path) throws IOException, InterruptedException {
        return ask(request(path).header("Accept-Encoding", "gzip").GET(), BodyHandlers.ofByteArray());
    }

    /** Sends a form. */
    <T> HttpResponse<T> send(String path, Map<String, String> fields, BodyHandler<T> body)
            throws IOException, InterruptedException {
        String encoded = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return ask(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded)),
                body);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(LONGEST);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private <T> HttpResponse<T> ask(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        HttpResponse<T> answer = http.send(request.build(), body);
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair.length < 2 || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
