package io.ptoken.cli.commands.module;

import io.ptoken.hsm.access.AccessControlStatus.Left;
import io.ptoken.service.operate.call.ModuleCalls.Access;
import java.util.LinkedHashMap;
import java.util.Map;

/** How access to a module stands, for people. */
final class AccessText {

    private AccessText() {}

    static Map<String, String> facts(Access access) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("access control", access.mode());
        facts.put("logged in", access.loggedIn().isEmpty() ? "nobody" : String.join(", ", access.loggedIn()));
        access.left().ifPresent(left -> facts.put("privileged for", text(left)));
        return facts;
    }

    private static String text(Left left) {
        return left.time().toSeconds() + " s more, " + left.idle().toSeconds() + " s idle, " + left.calls() + " calls";
    }
}
