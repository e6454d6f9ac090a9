package io.ptoken.thrift;

import java.util.List;

/** Tells a browser or a health check from a broken Thrift client. */
final class HttpVerb {

    private static final List<String> VERBS = List.of("GET ", "HEAD", "POST", "PUT ", "OPTI");

    private HttpVerb() {}

    /** True when the text begins like an HTTP request. */
    static boolean begins(String text) {
        return VERBS.stream().anyMatch(text::startsWith);
    }
}
