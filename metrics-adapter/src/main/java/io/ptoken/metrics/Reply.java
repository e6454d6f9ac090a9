package io.ptoken.metrics;

import java.nio.charset.StandardCharsets;

/**
 * A whole HTTP reply.
 *
 * @param status HTTP status
 * @param contentType media type
 * @param body what GET gets and HEAD does not
 */
record Reply(int status, String contentType, byte[] body) {

    static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    boolean isGood() {
        return status == 200;
    }
}
