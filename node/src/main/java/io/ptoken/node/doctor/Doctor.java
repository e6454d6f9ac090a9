package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.NodeName;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.checkup.CheckUpReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at what an installation stands on, as far as it can be read: works on a broken one too, and changes nothing. Not thread
 * safe.
 */
public final class Doctor {

    private final DataDirectory data;
    private final Path file;
    private final Optional<Path> tables;
    private final ModuleLook modules;
    private final Surroundings surroundings;

    /** Asks the security modules, of the server or of the installation itself. */
    @FunctionalInterface
    public interface ModuleLook {
        /** What they tell, with all the rest. */
        InstallationStatus status(Installation installation) throws IOException;
    }

    /**
     * Of an installation that may be there.
     *
     * @param file its configuration
     * @param tables file of STA tables that is named apart from that
     * @param modules asked only where all that they need is well
     */
    public Doctor(DataDirectory data, Path file, Optional<Path> tables, ModuleLook modules, Surroundings surroundings) {
        this.modules = modules;
        this.data = data;
        this.file = file;
        this.tables = tables;
        this.surroundings = surroundings;
    }

    /** Looks at everything. */
    public CheckUpReport examine() {
        Instant now = surroundings.clock().instant();
        Findings findings = new Findings();
        new FilesLook(data, findings).look();
        Optional<Installation> installation = new ConfigurationLook(data, file, tables, findings).look();
        StoredLook stored = new StoreProbe(data, surroundings, now, findings).look(installation);
        ServerProbe server = new ServerProbe(surroundings, findings);
        Optional<Boolean> serves = installation.flatMap(server::look);
        new ModuleProbe(data, modules, surroundings, findings)
                .look(installation, serves.orElse(false) || stored.ofThisRelease());
        stored.clock();
        MachineLook machine = new MachineLook(data, now, findings);
        machine.certificate();
        stored.preferences();
        stored.backup();
        installation.ifPresentOrElse(
                found -> server.ports(found, serves),
                () -> findings.add("Ports", NOT_KNOWN, "They stand in the configuration.", ""));
        machine.disk();
        machine.heap();
        return new CheckUpReport(
                data.root().toAbsolutePath().normalize().toString(),
                installation.map(NodeName::of).orElse(""),
                now,
                surroundings.user(),
                findings.lines());
    }
}
