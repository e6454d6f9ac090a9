package io.ptoken.service.status;

import io.ptoken.hsm.ModuleState;
import io.ptoken.hsm.ModuleStatus;
import io.ptoken.service.api.NodeStatus.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What keeps a module from vending, or soon will; the codes are ours, below {@code ESm}. */
final class ModuleAlerts {

    private static final Duration CLOCK_FAR_OFF = Duration.ofDays(1);

    private ModuleAlerts() {}

    static List<Alert> of(ModuleStatus status, Duration drift, Instant now) {
        List<Alert> alerts = new ArrayList<>();
        if (status.state() != ModuleState.OPERATIONAL && status.state() != ModuleState.PRIVILEGED) {
            alerts.add(new Alert(
                    "ESm.State", "The security module is in state " + status.state() + ". Contact its vendor."));
        }
        status.transactionsLeft()
                .filter(left -> left == 0)
                .ifPresent(none -> alerts.add(
                        new Alert("ESm.Transactions", "No transactions are left. Load a transaction licence.")));
        status.inhibitVendDate()
                .filter(date -> !now.isBefore(date))
                .ifPresent(date -> alerts.add(new Alert(
                        "ESm.InhibitVend", "Vending is inhibited since " + date + ". Load a transaction licence.")));
        if (drift.abs().compareTo(CLOCK_FAR_OFF) > 0) {
            alerts.add(new Alert(
                    "ESm.Clock",
                    "The clock of the security module is " + drift.toSeconds() + " s off. Contact its vendor."));
        }
        return List.copyOf(alerts);
    }
}
