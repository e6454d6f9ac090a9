package io.ptoken.web.http;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The two cookies of the console: that of a session, and that of a browser in which nobody is signed in. No script reads them,
 * no other site sends them, and they go over TLS alone. The port is in their names, because browsers do not tell the ports of a
 * host apart.
 */
final class Cookies {

    private static final int SECRET_BYTES = 32;
    /** Longer ones are none of ours. */
    private static final int LONGEST = 64;

    private final String session;
    private final String door;
    private final SecureRandom random;

    Cookies(int port, SecureRandom random) {
        this.session = "__Host-ptoken-" + port;
        this.door = "__Host-ptoken-door-" + port;
        this.random = random;
    }

    Optional<String> session(Request request) {
        return value(request, session);
    }

    /** That of the browser; empty when it has none yet. */
    Optional<String> door(Request request) {
        return value(request, door);
    }

    private static Optional<String> value(Request request, String name) {
        List<? extends HttpCookie> all = Request.getCookies(request);
        return all.stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .findFirst();
    }

    /** Gives the browser one. */
    String giveDoor(Response response) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        set(response, door, value, -1);
        return value;
    }

    void set(Response response, Answer.SessionChange change) {
        if (change.changes()) {
            set(response, session, change.secret().orElse(""), change.secret().isPresent() ? -1 : 0);
            // Another one for the next who comes: nothing that was known before a sign-in is worth anything after it.
            set(response, door, "", 0);
        }
    }

    private static void set(Response response, String name, String value, long maxAge) {
        HttpCookie.Builder cookie = HttpCookie.build(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.LAX);
        if (maxAge >= 0) {
            cookie.maxAge(maxAge);
        }
        Response.addCookie(response, cookie.build());
    }
}
