package io.ptoken.web.section.alert;

import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import java.util.List;
import java.util.Optional;

/**
 * Alerts.
 *
 * @param open those that stand, the worst first
 * @param ended those that do not any more, the newest first
 * @param older true on a later page of the history, where those that stand are not shown
 * @param next address of the next page of the history
 * @param may true for somebody who may acknowledge them
 */
public record AlertsPage(
        List<ShownAlert> open, List<ShownAlert> ended, boolean older, Optional<String> next, boolean may) {

    public AlertsPage {
        open = List.copyOf(open);
        ended = List.copyOf(ended);
    }

    /** {@code bad}, {@code warn} or {@code info}. */
    public static String level(ShownAlert alert) {
        return switch (alert.level()) {
            case ERROR -> "bad";
            case WARNING -> "warn";
            case INFO -> "info";
        };
    }
}
