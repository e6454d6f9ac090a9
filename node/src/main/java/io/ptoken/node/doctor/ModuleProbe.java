package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;

import io.ptoken.hsm.status.ModuleState;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The security module: what it needs, and what it says. */
record ModuleProbe(DataDirectory data, Doctor.ModuleLook modules, Surroundings surroundings, Findings findings) {

    /** Opened only where that brings no schema up to date. */
    void look(Optional<Installation> installation, boolean mayBeAsked) {
        String title = "Security module";
        boolean software = installation
                .map(found -> found.configuration().modules().stream()
                        .anyMatch(entry -> entry.kind() == ModuleEntry.Kind.SOFTWARE))
                .orElse(true);
        if (software && !Files.isReadable(data.sealedModule())) {
            findings.add(
                    title,
                    ERROR,
                    data.sealedModule() + " is missing, or this user may not read it.",
                    "Put the newest copy in its place, or restore the newest backup ('ptoken restore').");
            return;
        }
        Optional<Path> key = surroundings.variable("PTOKEN_KEY_FILE").map(Path::of);
        if (software && key.isPresent() && !Files.isReadable(key.get())) {
            findings.add(
                    title, ERROR, "The key file that PTOKEN_KEY_FILE names cannot be read.", "Name the right one.");
            return;
        }
        if (installation.isEmpty() || !mayBeAsked) {
            findings.add(
                    title,
                    NOT_KNOWN,
                    "It is not asked while configuration or store are not as they should be.",
                    "Look to those.");
            return;
        }
        findings.at(title, "See 'ptoken status', and docs/software-module.md.", () -> {
            try {
                asked(title, installation.get());
            } catch (CommandFailure nobody) { // as when the owner has to sign in
                findings.add(title, NOT_KNOWN, "It is not asked: " + nobody.getMessage() + ".", "Ask with --as.");
            }
        });
    }

    private void asked(String title, Installation installation) throws IOException {
        InstallationStatus status = modules.status(installation);
        Optional<String> holder = status.notices().unknown().modules();
        if (holder.isPresent()) {
            findings.add(
                    title,
                    NOT_KNOWN,
                    "It is not asked, because " + holder.get() + ".",
                    "Stop that process, or ask it.");
        } else if (status.module().isEmpty()) {
            findings.add(
                    title,
                    ERROR,
                    "It does not answer: " + status.moduleFailure().orElse("no reason is given") + ".",
                    "Look at the module and at the way to it.");
        } else {
            ModuleState state = status.module().get().status().state();
            boolean works = state == ModuleState.OPERATIONAL || state == ModuleState.PRIVILEGED;
            findings.add(
                    title, works ? OK : ERROR, "It answers, and is in state " + state + ".", "See 'ptoken notices'.");
        }
    }
}
