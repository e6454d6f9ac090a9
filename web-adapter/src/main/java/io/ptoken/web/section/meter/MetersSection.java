package io.ptoken.web.section.meter;

import io.ptoken.service.access.Permission;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** Meters: everything about one meter. Thread safe. */
public final class MetersSection implements Section {

    private final ConsoleCalls calls;

    public MetersSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_METERS, "/meters", "meters", Group.TOKENS);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages().page(visit, calls.pages().texts().get("meters.name"), "meter/meter.jte", "");
    }
}
