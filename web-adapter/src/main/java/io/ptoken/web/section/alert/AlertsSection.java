package io.ptoken.web.section.alert;

import io.ptoken.service.access.Permission;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** Alerts: notices from when they were first seen. Thread safe. */
public final class AlertsSection implements Section {

    private final ConsoleCalls calls;

    public AlertsSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_DASHBOARD, "/alerts", "alerts", Group.RECORD);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages().page(visit, calls.pages().texts().get("alerts.name"), "alert/alert.jte", "");
    }
}
