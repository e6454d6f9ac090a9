package io.ptoken.web.section.keys;

import io.ptoken.service.access.Permission;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** Vending keys: what can be sold with them, and until when. Thread safe. */
public final class VendingKeysSection implements Section {

    private final ConsoleCalls calls;

    public VendingKeysSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.needing(Permission.READ_KEYS, "/vending-keys", "vendingKeys", Group.KEYS);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages().page(visit, calls.pages().texts().get("vendingKeys.name"), "keys/keys.jte", "");
    }
}
