package io.ptoken.web.section.dashboard;

import io.ptoken.web.section.dashboard.DashboardPage.SectionLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The weekly check.
 *
 * @param running how far a check has come that runs; empty when none does
 * @param last what is known of the last one that ended; empty when the page shows it whole
 * @param report the last one that was made in the console
 */
public record CheckPage(Optional<String> running, String last, Optional<Report> report) {

    /**
     * What a check found.
     *
     * @param at when everything was looked at
     * @param by who had it looked at
     * @param sentence what came of it
     */
    public record Report(Instant at, String by, String age, String sentence, List<ShownLine> lines) {

        public Report {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param level {@code ok}, {@code warn}, {@code bad}, {@code info} or {@code idle}
     * @param since since when it stands so; empty where that is not known
     * @param link to the room that has more; empty where there is none
     */
    public record ShownLine(
            int number,
            String title,
            String level,
            String word,
            Optional<Instant> since,
            List<String> found,
            List<String> remedies,
            Optional<SectionLink> link) {

        public ShownLine {
            found = List.copyOf(found);
            remedies = List.copyOf(remedies);
        }
    }
}
