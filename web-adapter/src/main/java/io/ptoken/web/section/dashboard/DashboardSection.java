package io.ptoken.web.section.dashboard;

import io.ptoken.service.access.Permission;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.web.frame.Ages;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Frame;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.frame.Waiting;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.dashboard.DashboardPage.ShownNotice;
import io.ptoken.web.section.dashboard.selling.Period;
import io.ptoken.web.section.dashboard.selling.SellingPanel;
import io.ptoken.web.section.dashboard.selling.SellingPanels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dashboard: whether the installation sells, and what needs somebody. Thread safe. */
public final class DashboardSection implements Section {

    private static final String PATH = "/dashboard";

    private final ConsoleCalls calls;
    private final Map<String, ReadinessCheck> checks;
    private final String api;
    private final WeeklyCheck weeklyCheck;
    /** What the module told last, for the time when it does not answer. */
    private volatile Optional<Looked> remembered = Optional.empty();

    /**
     * Asks through these calls.
     *
     * @param checks what must be well for the node to sell, by the name of the part
     * @param api address and port of the TokenApi
     */
    public DashboardSection(ConsoleCalls calls, Map<String, ReadinessCheck> checks, String api) {
        this.calls = calls;
        this.checks = Map.copyOf(checks);
        this.api = api;
        this.weeklyCheck = new WeeklyCheck(calls);
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_DASHBOARD, PATH, "dashboard", Group.FRONT);
    }

    @Override
    public Waiting waiting(Visit visit) {
        Levels levels =
                new Levels(calls.ask(visit, new WatchCalls.Notices(false)).notices());
        return new Waiting((int) (levels.errors() + levels.warnings()), levels.errors() > 0);
    }

    @Override
    public Answer answer(Visit visit) {
        if (visit.path().equals(WeeklyCheck.PATH)) {
            return weeklyCheck.answer(visit);
        }
        boolean day = visit.query().text("period").equals("day");
        String address = Links.to(PATH, "period", day ? "day" : "");
        InstallationStatus status = calls.ask(visit, new WatchCalls.Status(visit.post()));
        if (visit.post()) {
            return Answer.SeeOther.to(address);
        }
        Pages pages = calls.pages();
        Frame frame = pages.frame(visit, pages.texts().get("dashboard.title"), false);
        Period period = day ? Period.DAY : Period.HOUR;
        DashboardPage page = page(visit, Look.at(status, period, calls, visit), period, address);
        return Answer.Page.of(pages.draw(visit.part() ? "dashboard/live.jte" : "dashboard/dashboard.jte", frame, page));
    }

    private DashboardPage page(Visit visit, Look look, Period period, String address) {
        Pages pages = calls.pages();
        Times times = pages.times(visit);
        Texts texts = pages.texts();
        InstallationStatus status = look.status();
        Instant at = status.notices().seen();
        status.module().ifPresent(told -> remembered = Optional.of(new Looked(told, at)));
        Optional<Looked> seen = remembered;
        Levels levels = new Levels(status.notices().notices());
        Cards cards = new Cards(times, texts, levels);
        List<ShownNotice> notices = new ShownNotices(pages, visit.visitor()).of(look);
        Optional<SellingPanel> selling = look.minutes().map(minutes -> SellingPanels.of(period, minutes, times, texts));
        return new DashboardPage(
                address,
                period == Period.DAY,
                at,
                Ages.since(at, times, texts),
                new Verdicts(checks, times, texts).of(status, notices, selling),
                new Counters(times, texts, levels).of(look, seen),
                notices,
                !status.members().isEmpty(),
                cards.modules(status, seen),
                cards.api(status, api, checks),
                cards.server(status),
                selling,
                new ShownNodes(pages.plate().node(), times, texts)
                        .of(look.nodes().orElse(List.of())),
                WeeklyCheck.last(look.checks(), times, texts));
    }
}
