package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.WARNING;

import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.store.jdbc.sql.StoreContents;
import io.ptoken.store.jdbc.sqlite.SqliteLook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the store, and what follows from it.
 *
 * @param contents empty when it could not be read
 * @param ahead how far the clock of the store's machine is ahead of ours
 */
record StoredLook(Optional<StoreContents> contents, Duration ahead, Instant now, Findings findings) {

    private static final Duration BEHIND = Duration.ofMinutes(5);
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2045-01-01T00:00:00Z");

    /** True when opening the store changes nothing of its schema. */
    boolean ofThisRelease() {
        return contents.map(StoreContents::schema)
                .filter(schema -> schema == SqliteLook.SCHEMA)
                .isPresent();
    }

    void clock() {
        String title = "Clock";
        Optional<Instant> last = contents.flatMap(StoreContents::lastEntry);
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            findings.add(title, ERROR, "It says " + now + ", which cannot be.", "Set it, and have it kept by NTP.");
        } else if (last.filter(entry -> now.isBefore(entry.minus(BEHIND))).isPresent()) {
            findings.add(
                    title,
                    ERROR,
                    "It says " + now + ", and the audit log ends later, at " + last.get() + ".",
                    "Set it; if it is right now, and was ahead, 'ptoken clock accept'.");
        } else if (ahead.abs().compareTo(APART) > 0) {
            findings.add(
                    title,
                    WARNING,
                    "It says " + now + ", and the clock of the database is "
                            + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead") + ".",
                    "Have both kept by NTP; nodes tell by their clocks which of them is gone.");
        } else {
            findings.add(
                    title,
                    OK,
                    "It says " + now
                            + last.map(entry -> ", and the audit log ends before that.")
                                    .orElse("."),
                    "");
        }
    }

    void preferences() {
        String title = "Preferences";
        if (contents.isEmpty()) {
            findings.add(title, NOT_KNOWN, "They stand in the store.", "");
            return;
        }
        List<String> unusable = PreferenceValues.of(contents.get().preferences()).list().stream()
                .filter(value -> value.unusable().isPresent())
                .map(value -> value.definition().name())
                .toList();
        findings.add(
                title,
                unusable.isEmpty() ? OK : WARNING,
                unusable.isEmpty()
                        ? "All are valid."
                        : "Not valid, so that the default holds: " + String.join(", ", unusable) + ".",
                "Set them anew with 'ptoken pref set'.");
    }

    void backup() {
        if (contents.isEmpty()) {
            findings.add("Backup", NOT_KNOWN, "The store would tell.", "");
            return;
        }
        Optional<Instant> last = contents.get().lastBackup();
        boolean fresh = Bounds.isFresh(last, now);
        findings.add(
                "Backup",
                fresh ? OK : WARNING,
                last.map(made -> "The last one was made at " + made + ", "
                                + Duration.between(made, now).toDays() + " days ago.")
                        .orElse("The audit log tells of none."),
                "Make one with 'ptoken backup', and keep it on another machine.");
    }
}
