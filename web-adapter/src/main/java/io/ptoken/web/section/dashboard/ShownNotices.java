package io.ptoken.web.section.dashboard;

import io.ptoken.service.access.console.Visitor;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.section.dashboard.DashboardPage.SectionLink;
import io.ptoken.web.section.dashboard.DashboardPage.ShownNotice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices, each with the way to what can clear it. */
record ShownNotices(Pages pages, Optional<Visitor> visitor) {

    /** Which rooms have to do with calls that clear notices; for others their command is told. */
    private static final Map<String, String> ROOMS = Map.of(
            "kmc.load-all", "/key-management",
            "kmc.import", "/key-management",
            "vk.load", "/vending-keys",
            "vk.delete", "/vending-keys",
            "audit.acknowledge", "/activity",
            "user.passwd-own", "/account");

    /** In their order, the worst first. */
    List<ShownNotice> of(Look look) {
        return look.status().notices().notices().stream()
                .map(notice -> shown(notice, look.alerts().orElse(List.of())))
                .toList();
    }

    private ShownNotice shown(Notice notice, List<ShownAlert> alerts) {
        String command = notice.clearing().command();
        return new ShownNotice(
                Levels.of(notice.level()),
                notice.text(),
                notice.action(),
                notice.code(),
                since(notice, alerts),
                Optional.ofNullable(ROOMS.get(notice.clearing().call())).flatMap(this::link),
                notice.action().contains(command) ? "" : command);
    }

    private Optional<Instant> since(Notice notice, List<ShownAlert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.level() == notice.level()
                        && alert.code().equals(notice.code())
                        && alert.subject().equals(notice.subject().text())
                        && (alert.node().isEmpty()
                                || alert.node().equals(pages.plate().node())))
                .map(ShownAlert::raised)
                .findFirst();
    }

    /** A room, where it is in the list of whoever looks. */
    Optional<SectionLink> link(String path) {
        return pages.place(path)
                .filter(place -> place.isListedFor(visitor))
                .map(Place::key)
                .map(key -> new SectionLink(path, pages.texts().get(key + ".name")));
    }
}
