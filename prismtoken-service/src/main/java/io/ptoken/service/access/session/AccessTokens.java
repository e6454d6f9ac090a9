package io.ptoken.service.access.session;

import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.DoeOrder;
import java.util.Base64;

/**
 * The text of an access token: a secret, and behind it the version of a client that writes dates the old way. The store knows
 * the hash of the whole text, so that nobody can give a token another version than that of its sign-in.
 */
public final class AccessTokens {

    private static final String VERSION_1_0 = ".1.0";

    private AccessTokens() {}

    /** A new token for a client of that API version. */
    static String of(byte[] secret, String version) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return ApiVersions.isBefore11(version) ? text + VERSION_1_0 : text;
    }

    /** How the client that makes a call writes dates of expiry. */
    public static DoeOrder doeOrder(CallContext call) {
        return call.accessToken().endsWith(VERSION_1_0) ? DoeOrder.MMYY : DoeOrder.YYMM;
    }
}
