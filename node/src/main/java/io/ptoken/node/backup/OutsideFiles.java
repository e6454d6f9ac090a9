package io.ptoken.node.backup;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What belongs to an installation and lies outside of its data directory, so that an archive does not have it.
 *
 * @param installation of which
 * @param configuration the configuration file in use
 * @param keyFile the key file of the security module, when that is known
 */
record OutsideFiles(Installation installation, Path configuration, Optional<Path> keyFile) {

    /** The key file that the environment names. */
    static Optional<Path> keyFile(Surroundings surroundings) {
        return surroundings.variable("PTOKEN_KEY_FILE").map(Path::of);
    }

    /** The files that an archive does have. */
    InstallationFiles inside() {
        return new InstallationFiles(installation.data(), keyFile);
    }

    /** For people: what else to keep, each with why. */
    List<String> notIncluded() {
        List<String> all = new ArrayList<>();
        Configuration configured = installation.configuration();
        if (configured.store().kind() == StoreKind.POSTGRESQL) {
            all.add("the store, the database " + database() + ": save it with pg_dump");
        }
        addOutside(all, configuration, "the configuration");
        if (!configured.staTables().equals(Configuration.SAMPLE_TABLES)) {
            addOutside(all, besideConfiguration(configured.staTables()), "the STA tables");
        }
        if (!configured.api().clientCertificateFile().isEmpty()) {
            addOutside(all, besideConfiguration(configured.api().clientCertificateFile()), "the clients' certificates");
        }
        if (inside().hasKeyFile()) {
            all.add("the key file " + keyFile.orElseThrow()
                    + ": it lies in the data directory; keep it elsewhere, apart from" + " backups");
        } else {
            all.add("what opens the security module: its key file or passphrase");
        }
        return all;
    }

    /** Where the shared database is, without the options of its URL, which may hold a password. */
    String database() {
        String url = installation.configuration().store().url();
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    private Path besideConfiguration(String file) {
        return configuration.toAbsolutePath().resolveSibling(file);
    }

    private void addOutside(List<String> all, Path file, String what) {
        if (!InstallationFiles.isInside(file, installation.data().root())) {
            all.add(what + ", " + file.toAbsolutePath().normalize());
        }
    }
}
