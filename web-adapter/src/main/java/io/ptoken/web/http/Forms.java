package io.ptoken.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/** Reads the fields of requests, within bounds. */
final class Forms {

    /** Longest body of a form, in bytes. */
    static final int LONGEST = 64 * 1024;

    private static final int MOST_FIELDS = 200;
    private static final String TYPE = "application/x-www-form-urlencoded";

    private Forms() {}

    /** What stands behind the path. */
    static Fields query(Request request) throws RefusedFormException {
        String query = request.getHttpURI().getQuery();
        return query == null ? Fields.NONE : parse(query);
    }

    /** Looks whether what will be sent is a form of a length that is known and not too great. */
    static void requireForm(Request request) throws RefusedFormException {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            throw new RefusedFormException(415, "plain.type");
        }
        if (request.getLength() < 0) {
            throw new RefusedFormException(411, "plain.length");
        }
        if (request.getLength() > LONGEST) {
            throw new RefusedFormException(413, "plain.long");
        }
    }

    /** What was sent, once all of it is there: no thread waits for a browser that sends slowly. */
    static void body(Request request, Consumer<ByteBuffer> whole, Consumer<Throwable> broken) {
        Content.Source.asByteBuffer(request, Promise.from(whole, broken));
    }

    /** The fields of a body. */
    static Fields parse(ByteBuffer body) throws RefusedFormException {
        return parse(UTF_8.decode(body).toString());
    }

    static Fields parse(String text) throws RefusedFormException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return Fields.NONE;
        }
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new RefusedFormException(400, "plain.fields");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
        return new Fields(fields);
    }

    private static String decoded(String text) throws RefusedFormException {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedFormException(400, "plain.fields");
        }
    }
}
