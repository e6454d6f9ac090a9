package io.ptoken.web;

import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.web.frame.Plate;
import io.ptoken.web.section.documentation.Handouts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What the console is made of.
 *
 * @param operators carries calls out
 * @param sessions who is signed in
 * @param plate what stands on every page
 * @param checks what must be well for the node to sell, by the name of the part; public
 * @param api address and port of the TokenApi
 * @param certificate of the moment, as a server's context; asked at every connection
 * @param handouts what anybody may take
 * @param freeBytes room on the disk of the installation; empty when it is not known
 * @param clock of the console; its zone is the server's
 */
public record ConsoleParts(
        Operators operators,
        ConsoleSessions sessions,
        Plate plate,
        Map<String, ReadinessCheck> checks,
        String api,
        Supplier<SSLContext> certificate,
        Handouts handouts,
        Supplier<OptionalLong> freeBytes,
        Clock clock,
        SecureRandom random) {

    public ConsoleParts {
        checks = Map.copyOf(checks);
    }
}
