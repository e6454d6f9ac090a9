package io.ptoken.web.section.dashboard;

import java.time.Instant;
import java.util.List;

/**
 * How the installation stands.
 *
 * @param seen when it was looked at
 */
public record DashboardPage(Instant seen, List<ShownNotice> notices) {

    public DashboardPage {
        notices = List.copyOf(notices);
    }

    /**
     * A notice.
     *
     * @param level {@code bad}, {@code warn} or {@code info}
     */
    public record ShownNotice(String level, String text, String action, String code) {}
}
