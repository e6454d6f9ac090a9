package io.ptoken.node.operate;

import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.config.ModuleEntry.Kind;
import io.ptoken.node.installation.Installation;
import io.ptoken.service.operate.pool.ListedModule;
import java.util.List;

/** The modules that {@code ptoken.yaml} lists, in its order. */
final class ListedModules {

    private ListedModules() {}

    static List<ListedModule> of(Installation installation) {
        return installation.configuration().modules().stream()
                .map(ListedModules::listed)
                .toList();
    }

    private static ListedModule listed(ModuleEntry entry) {
        boolean software = entry.kind() == Kind.SOFTWARE;
        return new ListedModule(
                entry.name(),
                entry.kind().name(),
                software ? "data directory" : place(entry),
                software ? "-" : entry.dialect().name(),
                new ModuleStanding(entry.priority(), entry.standby(), false));
    }

    private static String place(ModuleEntry entry) {
        return entry.host().isEmpty() ? entry.device() : new HostPort(entry.host(), entry.port()).toString();
    }
}
