package io.ptoken.service.operate.work;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.Noted;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AlertStore.Acknowledgement;
import io.ptoken.service.port.AlertStore.Alert;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Alerts for operators. */
record AlertWork(AlertStore alerts, InstantSource clock) {

    List<ShownAlert> list(WatchCalls.Alerts call) {
        long before = call.before() == 0 ? Long.MAX_VALUE : call.before();
        return alerts.page(call.since(), call.onlyOpen(), before, call.most()).stream()
                .map(AlertWork::shown)
                .toList();
    }

    ShownAlert acknowledge(WatchCalls.AcknowledgeAlert call, Operator who) {
        Instant now = clock.instant();
        Alert alert = alerts.find(call.id()).orElseThrow(() -> refused(call, "the number of an alert"));
        String about = alert.key().code() + " " + alert.key().subject();
        boolean done = alerts.acknowledge(
                call.id(),
                new Acknowledgement(who.actor().name(), call.word(), now),
                who.actor()
                        .did(
                                now,
                                call.action(),
                                call.subject(),
                                call.word().isEmpty() ? about.strip() : about.strip() + ": " + call.word()));
        Optional<Alert> after = alerts.find(call.id());
        if (!done) {
            throw refused(
                    call,
                    after.flatMap(Alert::acknowledged)
                            .map(noted -> "an alert that " + noted.by() + " has not acknowledged already")
                            .orElse("the number of an alert"));
        }
        return shown(after.orElse(alert));
    }

    private static ServiceException refused(WatchCalls.AcknowledgeAlert call, String expected) {
        return ServiceException.paramRange("id", Long.toString(call.id()), expected);
    }

    private static ShownAlert shown(Alert alert) {
        return new ShownAlert(
                alert.id(),
                Notice.Level.valueOf(alert.key().level()),
                alert.key().code(),
                alert.key().subject(),
                alert.key().node(),
                alert.text(),
                alert.action(),
                alert.raised(),
                alert.ended(),
                alert.acknowledged().map(noted -> new Noted(noted.by(), noted.word(), noted.at())));
    }
}
