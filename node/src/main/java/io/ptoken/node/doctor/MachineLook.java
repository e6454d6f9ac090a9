package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.WARNING;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.InstallationDisk;
import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the machine gives: room on its disk, memory; and the certificate, which lies there. */
record MachineLook(DataDirectory data, Instant now, Findings findings) {

    private static final long LOW_HEAP = 128 * Bounds.MEGABYTE;

    void disk() {
        OptionalLong free = InstallationDisk.freeBytes(data);
        if (free.isEmpty()) {
            findings.add("Disk", NOT_KNOWN, "The system does not tell how much room there is.", "");
            return;
        }
        findings.add(
                "Disk",
                free.getAsLong() < Bounds.DISK ? ERROR : OK,
                free.getAsLong() / Bounds.MEGABYTE + " MB free.",
                "Make room; when it is full, tokens are refused.");
    }

    void heap() {
        long most = Runtime.getRuntime().maxMemory();
        findings.add(
                "Memory",
                most < LOW_HEAP ? WARNING : OK,
                "Programs of this installation may use " + most / Bounds.MEGABYTE + " MB, as this one was started.",
                "Give the server more with JAVA_OPTS=-Xmx256m.");
    }

    void certificate() {
        findings.at("TLS certificate", "Make a new one with 'ptoken tls renew'.", this::certificateEnd);
    }

    private void certificateEnd() {
        Optional<Instant> end = InstallationDisk.certificateEnd(data);
        State state = end.map(moment -> !moment.isAfter(now)
                        ? ERROR
                        : moment.minus(Bounds.CERTIFICATE).isAfter(now) ? OK : WARNING)
                .orElse(OK);
        findings.add(
                "TLS certificate",
                state,
                end.map(moment -> "It ends at " + moment + ".").orElse("There is none yet; the server makes one."),
                "Make a new one with 'ptoken tls renew', and give it to the clients.");
    }
}
