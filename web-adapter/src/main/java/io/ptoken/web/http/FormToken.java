package io.ptoken.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.access.hash.Sha256;
import java.security.MessageDigest;

/** What a form carries to show that it is of a page of this console, and of this browser: a hash of the browser's cookie. */
final class FormToken {

    /** Its name in a form. */
    static final String FIELD = "formToken";

    private FormToken() {}

    static String of(String cookie) {
        return cookie.isEmpty() ? "" : Sha256.hex(("form " + cookie).getBytes(UTF_8));
    }

    static boolean isRight(String given, String cookie) {
        return !cookie.isEmpty()
                && MessageDigest.isEqual(given.getBytes(UTF_8), of(cookie).getBytes(UTF_8));
    }
}
