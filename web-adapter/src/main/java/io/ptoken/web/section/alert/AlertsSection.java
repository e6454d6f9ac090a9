package io.ptoken.web.section.alert;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Waiting;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Alerts: notices from when they were first seen. Thread safe. */
public final class AlertsSection implements Section {

    private static final String PATH = "/alerts";

    /** Alerts of a page of the history. */
    static final int PAGE = 50;

    private final ConsoleCalls calls;

    public AlertsSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_DASHBOARD, PATH, "alerts", Group.RECORD);
    }

    @Override
    public Answer answer(Visit visit) {
        if (visit.path().equals(PATH)) {
            return calls.pages().page(visit, texts().get("alerts.name"), "alert/alert.jte", page(visit));
        }
        String number = visit.path().substring(PATH.length() + 1);
        Optional<ShownAlert> alert =
                number.matches("[0-9]{1,18}") ? one(visit, Long.parseLong(number)) : Optional.empty();
        if (alert.isEmpty()) {
            return calls.pages().refusal(visit, 404, texts().get("alerts.gone"), "alert/gone.jte", number);
        }
        return visit.post() ? acknowledge(visit, alert.get()) : alertPage(visit, alert.get(), "", Optional.empty());
    }

    private Texts texts() {
        return calls.pages().texts();
    }

    private static boolean mayAcknowledge(Visit visit) {
        return ConsoleCalls.who(visit).operator().may(Permission.ACKNOWLEDGE_ALERTS);
    }

    /**
     * How many alerts wait for somebody who takes note of them; those that only tell something do not. One short look into the
     * store.
     */
    @Override
    public Waiting waiting(Visit visit) {
        List<ShownAlert> unseen = open(visit).stream()
                .filter(alert ->
                        alert.level() != Level.INFO && alert.acknowledged().isEmpty())
                .toList();
        return new Waiting(unseen.size(), unseen.stream().anyMatch(alert -> alert.level() == Level.ERROR));
    }

    private List<ShownAlert> open(Visit visit) {
        return calls.ask(visit, new WatchCalls.Alerts(Instant.EPOCH, true, 0, WatchCalls.Alerts.PAGE));
    }

    private AlertsPage page(Visit visit) {
        long before = visit.query().number("before", 1, Long.MAX_VALUE, 0);
        List<ShownAlert> history = calls.ask(visit, new WatchCalls.Alerts(Instant.EPOCH, false, before, PAGE + 1));
        boolean more = history.size() > PAGE;
        List<ShownAlert> shown = more ? history.subList(0, PAGE) : history;
        return new AlertsPage(
                before == 0
                        ? open(visit).stream()
                                .sorted(Comparator.comparing(ShownAlert::level)
                                        .thenComparing(ShownAlert::raised, Comparator.reverseOrder()))
                                .toList()
                        : List.of(),
                shown.stream().filter(alert -> alert.ended().isPresent()).toList(),
                before != 0,
                more
                        ? Optional.of(Links.to(
                                PATH,
                                "before",
                                Long.toString(shown.get(PAGE - 1).id())))
                        : Optional.empty(),
                mayAcknowledge(visit));
    }

    private Optional<ShownAlert> one(Visit visit, long id) {
        return calls.ask(visit, new WatchCalls.Alerts(Instant.EPOCH, false, id + 1, 1)).stream()
                .filter(alert -> alert.id() == id)
                .findFirst();
    }

    private Answer acknowledge(Visit visit, ShownAlert alert) {
        String word = visit.form().text("word");
        try {
            calls.ask(visit, new WatchCalls.AcknowledgeAlert(alert.id(), word));
        } catch (ServiceException refused) {
            if (!mayAcknowledge(visit)) {
                throw refused;
            }
            return alertPage(
                    visit, one(visit, alert.id()).orElse(alert), word, Optional.of(reason(visit, alert, word)));
        }
        return Answer.SeeOther.to(visit.form().text("back").equals("list") ? PATH : PATH + "/" + alert.id());
    }

    private String reason(Visit visit, ShownAlert alert, String word) {
        return one(visit, alert.id())
                .flatMap(ShownAlert::acknowledged)
                .map(noted -> texts().get("alerts.error.noted", noted.by()))
                .orElseGet(() -> texts().get("alerts.error.word", Integer.toString(word.length())));
    }

    private Answer alertPage(Visit visit, ShownAlert alert, String word, Optional<String> error) {
        AlertPage page = new AlertPage(alert, word, error, mayAcknowledge(visit));
        String title = texts().get("alerts.one", Long.toString(alert.id()));
        return error.isEmpty()
                ? calls.pages().page(visit, title, "alert/one.jte", page)
                : calls.pages().refusal(visit, 400, title, "alert/one.jte", page);
    }
}
