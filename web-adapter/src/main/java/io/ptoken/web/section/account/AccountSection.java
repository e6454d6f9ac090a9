package io.ptoken.web.section.account;

import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** My account: password, sessions, last sign-ins. Thread safe. */
public final class AccountSection implements Section {

    private final ConsoleCalls calls;

    public AccountSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.signedIn("/account", "account", Group.HELP);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages().page(visit, calls.pages().texts().get("account.name"), "account/account.jte", "");
    }
}
