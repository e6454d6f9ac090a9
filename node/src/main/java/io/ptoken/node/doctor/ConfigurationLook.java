package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configuration, and the STA tables that it names. */
record ConfigurationLook(DataDirectory data, Path file, Optional<Path> tables, Findings findings) {

    /** The installation, when its configuration can be read. */
    Optional<Installation> look() {
        List<Installation> found = new ArrayList<>();
        findings.at("Configuration", "Mend the line that it names; docs/configuration.md has every key.", () -> {
            Configuration configuration = Files.exists(file) ? ConfigurationFile.read(file) : Configuration.DEFAULT;
            found.add(new Installation(data, configuration, StaTables.SAMPLE, file));
            findings.add(
                    "Configuration",
                    OK,
                    file + (Files.exists(file) ? " is valid." : " is not there: the defaults hold."),
                    "");
        });
        if (found.isEmpty()) {
            findings.add("STA tables", NOT_KNOWN, "The configuration names them.", "");
            return Optional.empty();
        }
        findings.at("STA tables", "Put the file of your licence in its place, readable for the server.", () -> {
            String named = found.get(0).configuration().staTables();
            Optional<Path> given = tables.or(() -> named.equals(Configuration.SAMPLE_TABLES)
                    ? Optional.empty()
                    : Optional.of(file.toAbsolutePath().resolveSibling(named)));
            if (given.isPresent()) {
                StaTablesFile.read(given.get());
            }
            findings.add(
                    "STA tables",
                    OK,
                    given.map(path -> path + " is valid.")
                            .orElse("The sample that is built in; real meters take none of its tokens for EA 07."),
                    "");
        });
        return Optional.of(found.get(0));
    }
}
