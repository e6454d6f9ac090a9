package io.ptoken.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Addresses of this console. */
public final class Links {

    private Links() {}

    /** A path with its query, names in order. */
    public static String of(String path, Fields query) {
        StringBuilder link = new StringBuilder(path);
        char before = '?';
        for (Map.Entry<String, List<String>> entry : new TreeMap<>(query.values()).entrySet()) {
            for (String value : entry.getValue()) {
                link.append(before).append(encoded(entry.getKey())).append('=').append(encoded(value));
                before = '&';
            }
        }
        return link.toString();
    }

    /** A path with a query of names and values by turns; empty values are left out. */
    public static String to(String path, String... namesAndValues) {
        StringBuilder link = new StringBuilder(path);
        char before = '?';
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                link.append(before)
                        .append(encoded(namesAndValues[i]))
                        .append('=')
                        .append(encoded(namesAndValues[i + 1]));
                before = '&';
            }
        }
        return link.toString();
    }

    /** The same when it is a path of this console, else {@code otherwise}: nobody is led elsewhere. */
    public static String own(String link, String otherwise) {
        boolean own =
                link.startsWith("/") && !link.startsWith("//") && link.chars().allMatch(Links::isHarmless);
        return own ? link : otherwise;
    }

    private static boolean isHarmless(int character) {
        return character > ' ' && character < 0x7f && character != '\\';
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
