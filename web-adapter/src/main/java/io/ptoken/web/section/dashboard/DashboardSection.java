package io.ptoken.web.section.dashboard;

import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.dashboard.DashboardPage.ShownNotice;

/** Dashboard. Thread safe. */
public final class DashboardSection implements Section {

    private final ConsoleCalls calls;

    public DashboardSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_DASHBOARD, "/dashboard", "dashboard", Group.FRONT);
    }

    @Override
    public Answer answer(Visit visit) {
        InstallationStatus status = calls.ask(visit, new WatchCalls.Status(visit.post()));
        if (visit.post()) {
            return Answer.SeeOther.to("/dashboard");
        }
        DashboardPage page = new DashboardPage(
                status.notices().seen(),
                status.notices().notices().stream()
                        .map(notice -> new ShownNotice(level(notice), notice.text(), notice.action(), notice.code()))
                        .toList());
        return calls.pages().page(visit, calls.pages().texts().get("dashboard.title"), "dashboard/dashboard.jte", page);
    }

    private static String level(Notice notice) {
        return switch (notice.level()) {
            case ERROR -> "bad";
            case WARNING -> "warn";
            case INFO -> "info";
        };
    }
}
