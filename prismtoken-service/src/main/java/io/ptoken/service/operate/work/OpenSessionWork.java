package io.ptoken.service.operate.work;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OpenSessionCalls.OpenSession;
import java.util.List;

/** Open sessions for operators. */
record OpenSessionWork(SessionAdministration sessions) {

    List<OpenSession> all() {
        return sessions.open().stream().map(OpenSessionWork::shown).toList();
    }

    List<OpenSession> of(OpenSessionCalls.OfAccount call) {
        return sessions.openOf(call.username()).stream()
                .map(OpenSessionWork::shown)
                .toList();
    }

    OpenSession revokeOwn(OpenSessionCalls.RevokeOwn call, Operator who) {
        AccountWork.requireOwner(who, call.username());
        return shown(sessions.revokeOf(who.actor(), call.username(), call.id()));
    }

    OpenSession revoke(OpenSessionCalls.Revoke call, Operator who) {
        return shown(sessions.revoke(who.actor(), call.id()));
    }

    int revokeAll(OpenSessionCalls.RevokeAll call, Operator who) {
        return sessions.revokeAllOf(who.actor(), call.username());
    }

    private static OpenSession shown(ApiSession session) {
        return new OpenSession(
                session.shortId(),
                session.username(),
                session.origin(),
                session.opened(),
                session.lastUsed(),
                session.end());
    }
}
