package io.ptoken.web.http;

import java.util.Map;
import org.eclipse.jetty.server.Response;

/**
 * Headers of every answer: nothing from elsewhere, no script or style inside a page, no frame around it. There is no HSTS: with
 * a certificate that signs itself it would take away the way round its warning.
 */
final class SecurityHeaders {

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
                            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private SecurityHeaders() {}

    static void set(Response response) {
        ALL.forEach(response.getHeaders()::put);
    }
}
