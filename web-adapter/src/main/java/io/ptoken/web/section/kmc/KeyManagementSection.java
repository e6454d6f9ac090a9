package io.ptoken.web.section.kmc;

import io.ptoken.service.access.Permission;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** Key management: the KMCs, and where the exchange with each stands. Thread safe. */
public final class KeyManagementSection implements Section {

    private final ConsoleCalls calls;

    public KeyManagementSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_DASHBOARD, "/key-management", "keyManagement", Group.KEYS);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages().page(visit, calls.pages().texts().get("keyManagement.name"), "kmc/kmc.jte", "");
    }
}
