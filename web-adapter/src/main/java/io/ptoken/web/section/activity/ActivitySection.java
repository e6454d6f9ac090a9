package io.ptoken.web.section.activity;

import io.ptoken.service.access.Permission;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** Activity: who did what, and what came of it. Thread safe. */
public final class ActivitySection implements Section {

    private final ConsoleCalls calls;

    public ActivitySection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_AUDIT_LOG, "/activity", "activity", Group.RECORD);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages().page(visit, calls.pages().texts().get("activity.name"), "activity/activity.jte", "");
    }
}
