package io.ptoken.cli.node;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.Undo;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.service.notice.NoticeReport;
import io.ptoken.service.notice.NoticeSources;
import io.ptoken.service.notice.Notices;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.preference.PreferenceService;
import java.util.Optional;

/**
 * Looks at an installation from outside: its store and files, and its module unless a server has it.
 *
 * @param report what was seen, with the notices
 * @param moduleInUse true: a server has the module, which tells nothing here
 */
public record Inspection(NoticeReport report, boolean moduleInUse) {

    /** Looks at everything; asks for the secret of the module unless a server has it. */
    public static Inspection of(Installation installation, ServiceStore store, Surroundings surroundings) {
        if (InstalledModules.haveSoftware(installation) && ModuleAccess.isInUse(installation)) {
            return new Inspection(report(installation, store, surroundings, Optional.empty()), true);
        }
        try (Undo running = new Undo()) {
            SecurityModule module = InstalledModules.of(installation, surroundings)
                    .open(store, running)
                    .module();
            return new Inspection(report(installation, store, surroundings, Optional.of(module)), false);
        }
    }

    private static NoticeReport report(
            Installation installation, ServiceStore store, Surroundings surroundings, Optional<SecurityModule> module) {
        NoticeSources sources = new NoticeSources(
                module,
                store,
                new PreferenceService(store.preferences(), surroundings.clock()),
                surroundings.clock(),
                () -> InstallationDisk.certificateEnd(installation.data()),
                () -> InstallationDisk.freeBytes(installation.data()),
                () -> false);
        return Notices.of(sources.get());
    }
}
