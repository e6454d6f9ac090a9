package io.ptoken.node.operate;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.node.holding.HeldFailure;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.InstallationDisk;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.operate.keyload.KeyLimits;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.CurrencySales;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.preference.ModePreference;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.VendCounters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at an installation from outside: its store and files, and its modules unless another process has one of them.
 *
 * @param report what was seen, with the notices
 * @param moduleUnknown who has the modules, a sentence without its full stop: what they would tell is not known here; empty
 *     when they were asked
 * @param certificateUnknown why nobody can tell the end of the certificate, with what to do; empty when it was read or is not
 *     there yet
 */
public record Inspection(NoticeReport report, Optional<String> moduleUnknown, Optional<String> certificateUnknown) {

    private static final String REMEDY = "the rest is shown without them";

    /** Looks at everything; asks for the secret of the software module unless another process has it. */
    public static Inspection of(Installation installation, ServiceStore store, Taker taker) {
        CertificateLook certificate = CertificateLook.at(installation);
        try (Undo running = new Undo()) {
            ServedModule served =
                    InstalledModules.toLookAt(installation, taker, REMEDY).open(store, running);
            StoreDoubts doubts = doubts(installation, served, store, taker.surroundings());
            return new Inspection(
                    report(
                            installation,
                            store,
                            taker.surroundings(),
                            Optional.of(served.module()),
                            doubts,
                            certificate),
                    Optional.empty(),
                    certificate.unknown());
        } catch (HeldFailure held) {
            return new Inspection(
                    report(installation, store, taker.surroundings(), Optional.empty(), StoreDoubts.NONE, certificate),
                    Optional.of(held.holder()),
                    certificate.unknown());
        }
    }

    /** False when the system does not tell how much room the disk has. */
    public boolean isDiskKnown() {
        return report.facts().freeBytes().isPresent();
    }

    /** A store that does not answer is told as that. */
    private static StoreDoubts doubts(
            Installation installation, ServedModule served, ServiceStore store, Surroundings surroundings) {
        try {
            return StoreDoubts.of(
                    StoreMarks.look(installation, served.software(), store, surroundings),
                    new VendCounters(store, served::hardware, served.counted(), surroundings.clock()).compare());
        } catch (StoreException silent) {
            return StoreDoubts.NONE;
        }
    }

    private static NoticeReport report(
            Installation installation,
            ServiceStore store,
            Surroundings surroundings,
            Optional<SecurityModule> module,
            StoreDoubts doubts,
            CertificateLook certificate) {
        PreferenceService preferences = new PreferenceService(store.preferences(), surroundings.clock());
        InstallationMode mode = ModePreference.of(preferences.values());
        module.filter(ModulePool.class::isInstance).map(ModulePool.class::cast).ifPresent(pool -> pool.serve(mode));
        NoticeSources sources = new NoticeSources(
                module,
                store,
                new CurrencySales(
                        store.auditLog(),
                        installation.configuration().assumptions().currencyScale()),
                new KeyLimits(
                        store, new TrustFile(installation.data(), store, surroundings.clock()).formats(List.of())),
                preferences,
                mode,
                surroundings.clock(),
                certificate::end,
                () -> InstallationDisk.freeBytes(installation.data()),
                () -> doubts,
                List::of,
                List::of,
                List::of);
        return Notices.of(sources.get());
    }

    /** The end of the certificate, or why it cannot be read. */
    private record CertificateLook(Optional<Instant> end, Optional<String> unknown) {

        static CertificateLook at(Installation installation) {
            try {
                return new CertificateLook(InstallationDisk.certificateEnd(installation.data()), Optional.empty());
            } catch (CommandFailure unreadable) {
                return new CertificateLook(Optional.empty(), Optional.of(String.valueOf(unreadable.getMessage())));
            }
        }
    }
}
