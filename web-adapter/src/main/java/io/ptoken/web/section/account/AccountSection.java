package io.ptoken.web.section.account;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.access.console.Entry;
import io.ptoken.service.access.console.Visitor;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import io.ptoken.service.operate.call.AccountCalls.SignIn;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OpenSessionCalls.OpenSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.web.door.TypedSecrets;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Answer.SeeOther;
import io.ptoken.web.http.Answer.SessionChange;
import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.account.AccountPage.Refused;
import io.ptoken.web.section.account.AccountPage.Session;
import io.ptoken.web.section.account.AccountPage.SignInRow;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** My account: what it is and may, its password, sessions, last sign-ins and zone. Thread safe. */
public final class AccountSection implements Section {

    private static final String PATH = "/account";
    private static final int SIGN_INS = 20;

    /** Every zone that a continent or ocean has, and UTC. */
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC")
                    || id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .toList();

    private final ConsoleCalls calls;
    private final Pages pages;
    private final ConsoleSessions sessions;

    public AccountSection(ConsoleCalls calls, ConsoleSessions sessions) {
        this.calls = calls;
        this.pages = calls.pages();
        this.sessions = sessions;
    }

    @Override
    public Place place() {
        return Place.signedIn(PATH, "account", Group.HELP);
    }

    @Override
    public Answer answer(Visit visit) {
        if (!visit.post()) {
            return visit.path().equals(PATH) ? page(visit, Optional.empty()) : SeeOther.to(PATH);
        }
        return switch (visit.path()) {
            case PATH + "/password" -> changePassword(visit);
            case PATH + "/zone" -> setZone(visit);
            case PATH + "/session" -> endSession(visit);
            default -> SeeOther.to(PATH);
        };
    }

    private Answer changePassword(Visit visit) {
        String username = ConsoleCalls.who(visit).username();
        OpenSessions open = visit.form().has("elsewhere") ? OpenSessions.END : OpenSessions.KEEP;
        try (TypedSecrets typed = TypedSecrets.of(visit.form())) {
            if (!typed.isNewTypedTwice()) {
                return refused(visit, "account.change.refused", pages.texts().get("password.differ"), "again");
            }
            calls.ask(visit, new AccountCalls.ChangeOwnPassword(username, open), typed.forPasswordChange());
            if (open == OpenSessions.KEEP) {
                return SeeOther.to(PATH + "?changed=kept");
            }
            Entry entry = sessions.signIn(username, visit.origin(), typed.fresh());
            return entry instanceof Entry.Opened opened
                    ? new SeeOther(PATH + "?changed=all", SessionChange.begun(opened.secret()))
                    : new SeeOther("/sign-in", SessionChange.GONE);
        } catch (ServiceException refusal) {
            boolean wrong = refusal.code() == ErrorCode.SIGNIN_AUTHENTICATION;
            return refused(
                    visit,
                    "account.change.refused",
                    wrong ? pages.texts().get("account.change.wrong") : String.valueOf(refusal.getMessage()),
                    "pass");
        } catch (AccountException refusal) {
            return refused(visit, "account.change.refused", String.valueOf(refusal.getMessage()), "new");
        }
    }

    private Answer setZone(Visit visit) {
        String zone = visit.form().text("zone");
        try {
            calls.ask(visit, new AccountCalls.SetOwnZone(ConsoleCalls.who(visit).username(), zone));
            return SeeOther.to(PATH + "?zone");
        } catch (ServiceException refusal) {
            if (refusal.code() != ErrorCode.PARAM_RANGE) {
                throw refusal;
            }
            return refused(visit, "account.zone.refused", String.valueOf(refusal.getMessage()), "zone");
        }
    }

    /** Whoever ends the session in use is out, and told so. */
    private Answer endSession(Visit visit) {
        Visitor who = ConsoleCalls.who(visit);
        String id = visit.form().text("id");
        calls.ask(visit, new OpenSessionCalls.RevokeOwn(who.username(), id));
        return id.equals(who.sessionId())
                ? new SeeOther("/sign-in?out", SessionChange.GONE)
                : SeeOther.to(Links.to(PATH, "ended", id));
    }

    private Answer refused(Visit visit, String title, String why, String field) {
        return page(visit, Optional.of(new Refused(pages.texts().get(title), why, field)));
    }

    private Answer page(Visit visit, Optional<Refused> refused) {
        Visitor who = ConsoleCalls.who(visit);
        String username = who.username();
        Shown account = calls.ask(visit, new AccountCalls.One(username));
        List<OpenSession> open = calls.ask(visit, new OpenSessionCalls.OfAccount(username));
        List<SignIn> signIns = calls.ask(visit, new AccountCalls.SignIns(username, SIGN_INS));
        AccountPage page = new AccountPage(
                account,
                account.roles().stream().map(Role::roleName).sorted().toList(),
                Arrays.stream(Permission.values())
                        .filter(permission -> permission != Permission.API && permission.isGrantedTo(account.roles()))
                        .map(permission -> pages.texts().get("may." + permission))
                        .toList(),
                open.stream().map(session -> session(session, who)).toList(),
                signIns.stream().map(this::row).toList(),
                who.zone().map(ZoneId::getId).orElse(""),
                new Times(pages.serverZone(), visit.at()).zoneName(),
                ZONES,
                told(visit),
                refused);
        String title = pages.texts().get("account.name");
        return refused.isPresent()
                ? pages.refusal(visit, 400, title, "account/account.jte", page)
                : pages.page(visit, title, "account/account.jte", page);
    }

    private static Session session(OpenSession session, Visitor who) {
        return new Session(
                session.id(),
                session.origin(),
                session.opened(),
                session.lastUsed(),
                session.end(),
                session.id().equals(who.sessionId()));
    }

    private SignInRow row(SignIn signIn) {
        boolean ok = signIn.outcome().equals(AuditEntry.OK);
        Texts texts = pages.texts();
        String outcome = ok
                ? texts.get("account.signIn.ok")
                : signIn.count() == 1
                        ? texts.get("account.signIn.bad")
                        : texts.get("account.signIn.times", Numbers.grouped(signIn.count()));
        return new SignInRow(
                signIn.at(),
                texts.get("account.signIn.how." + signIn.action()),
                signIn.origin(),
                ok,
                outcome,
                ok ? "" : signIn.outcome());
    }

    private Optional<String> told(Visit visit) {
        Texts texts = pages.texts();
        if (visit.query().has("changed")) {
            return Optional.of(texts.get(
                    visit.query().text("changed").equals("kept") ? "account.changed.kept" : "account.changed"));
        }
        if (visit.query().has("zone")) {
            return Optional.of(texts.get("account.zone.set", pages.times(visit).zoneName()));
        }
        return visit.query().given("ended").map(id -> texts.get("account.session.ended", id));
    }
}
