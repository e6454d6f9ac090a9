package io.ptoken.service.access.session;

import io.ptoken.service.access.Origin;

/**
 * Who makes a call that {@link Gate} has let in, and from where; what the audit log needs of it.
 *
 * @param username name of the account
 * @param origin where the call comes from
 */
public record Caller(String username, Origin origin) {

    /** Of a call that needs no session. */
    public static final Caller NOBODY = new Caller("", Origin.LOCAL);
}
