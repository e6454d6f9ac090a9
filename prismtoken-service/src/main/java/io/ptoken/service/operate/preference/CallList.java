package io.ptoken.service.operate.preference;

import io.ptoken.service.NearestName;
import io.ptoken.service.Param;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of calls that change something, with commas between them; none for an empty text. A test holds them against the calls
 * that there are.
 */
public final class CallList implements PreferenceType<Set<String>> {

    static final CallList OF_CHANGES = new CallList();

    private static final Set<String> NAMES = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "alerts.acknowledge",
            "audit.acknowledge",
            "audit.export",
            "backup",
            "ditk.delete",
            "ditk.generate",
            "ditk.load",
            "ditk.prove",
            "ditk.tokens",
            "job.cancel",
            "kmc.delete",
            "kmc.distrust",
            "kmc.end",
            "kmc.import",
            "kmc.load",
            "kmc.load-all",
            "kmc.remove",
            "kmc.request",
            "kmc.trust",
            "kmc.upload",
            "licence.trust",
            "loadTransactionLicense",
            "module.accept-rollback",
            "module.login",
            "module.logout",
            "module.officers",
            "nodes.forget",
            "pool.drain",
            "pool.priority",
            "pool.resume",
            "pool.standby",
            "pref.reset",
            "pref.set",
            "restart",
            "session.revoke",
            "tls.export",
            "tls.renew",
            "token.credit",
            "token.engineering",
            "token.key-change",
            "token.meter-test",
            "token.set-control",
            "user.add",
            "user.certificate",
            "user.certificate-alone",
            "user.certificate-none",
            "user.disable",
            "user.enable",
            "user.expire",
            "user.passwd",
            "user.remove",
            "user.roles",
            "user.unlock",
            "vk.delete",
            "vk.load")));

    private CallList() {}

    /** Every name that there may be in a list, in order. */
    public static Set<String> names() {
        return NAMES;
    }

    /** The names in a text that are known; what another release may have put there is passed over. */
    public static Set<String> known(String text) {
        return written(text).filter(NAMES::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<Set<String>> parse(String text) {
        Set<String> known = known(text);
        return written(text).allMatch(known::contains) ? Optional.of(known) : Optional.empty();
    }

    private static Stream<String> written(String text) {
        return Arrays.stream(text.split("[, ]")).filter(name -> !name.isEmpty());
    }

    @Override
    public String format(Set<String> value) {
        return String.join(",", value);
    }

    @Override
    public String range() {
        return "names of calls that change something, with commas between";
    }

    /** The first name that there is not, and what was meant by it. */
    @Override
    public String expected(String text) {
        Optional<String> unknown =
                written(text).filter(name -> !NAMES.contains(name)).findFirst();
        return range()
                + unknown.map(name -> "; there is no '" + Param.echo(name) + "'"
                                + NearestName.of(name, NAMES)
                                        .map(nearest -> ", did you mean '" + nearest + "'?")
                                        .orElse(": they are " + String.join(", ", NAMES)))
                        .orElse("");
    }
}
