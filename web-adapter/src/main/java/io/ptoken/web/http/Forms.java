package io.ptoken.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

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

    /** What was sent. */
    static Fields read(Request request) throws RefusedFormException, IOException {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith(TYPE)) {
            throw new RefusedFormException(415, "plain.type");
        }
        if (request.getLength() > LONGEST) {
            throw new RefusedFormException(413, "plain.long");
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                throw new RefusedFormException(413, "plain.long");
            }
            return parse(new String(body, UTF_8));
        }
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
