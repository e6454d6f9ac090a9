package io.ptoken.service.access.console;

import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is signed in at the console.
 *
 * @param operator who they are and what they may
 * @param roles of their account
 * @param zone in which they read times; empty until they choose one
 * @param sessionId what people call the session by: the first 12 digits of the hash of its secret
 * @param end moment from which the session is refused unless it is used before
 * @param latestEnd moment from which it is refused whatever its use
 * @param remembered true when the store did not answer, so that what is known of them is what it told last
 */
public record Visitor(
        Operator operator,
        Set<Role> roles,
        Optional<ZoneId> zone,
        String sessionId,
        Instant end,
        Instant latestEnd,
        boolean remembered) {

    public Visitor {
        roles = Set.copyOf(roles);
    }

    /** Name of their account. */
    public String username() {
        return operator.actor().name();
    }
}
