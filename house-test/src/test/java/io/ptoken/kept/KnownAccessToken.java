package io.ptoken.kept;

import java.security.SecureRandom;
import java.util.Base64;

/** Randomness that makes the access token of the next session a known one; everything else is random. */
final class KnownAccessToken extends SecureRandom {

    private static final long serialVersionUID = 1;
    private static final int BYTES = 32;

    private final String token;

    /** @param token 43 characters of base64url */
    KnownAccessToken(String token) {
        this.token = token;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length == BYTES) {
            System.arraycopy(Base64.getUrlDecoder().decode(token), 0, bytes, 0, BYTES);
        } else {
            super.nextBytes(bytes);
        }
    }
}
