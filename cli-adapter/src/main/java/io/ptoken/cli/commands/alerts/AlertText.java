package io.ptoken.cli.commands.alerts;

import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alerts for people. */
final class AlertText {

    private AlertText() {}

    /** Code, subject and node, as far as there are any. */
    static String about(ShownAlert alert) {
        return Stream.of(alert.code(), alert.subject(), alert.node().isEmpty() ? "" : "at " + alert.node())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** For people: who has taken note, and what they said. */
    static String noted(ShownAlert alert) {
        return alert.acknowledged()
                .map(noted -> noted.by() + (noted.word().isEmpty() ? "" : ": " + noted.word()))
                .orElse("");
    }
}
