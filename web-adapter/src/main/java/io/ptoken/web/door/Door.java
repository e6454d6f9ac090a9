package io.ptoken.web.door;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.access.console.Entry;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Answer.SeeOther;
import io.ptoken.web.http.Answer.SessionChange;
import io.ptoken.web.http.Links;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.home.Home;
import java.util.Arrays;
import java.util.Optional;

/** Lets people in and out. Thread safe. */
public final class Door {

    private final ConsoleCalls calls;
    private final Pages pages;
    private final ConsoleSessions sessions;
    private final Home home;

    public Door(ConsoleCalls calls, ConsoleSessions sessions, Home home) {
        this.calls = calls;
        this.pages = calls.pages();
        this.sessions = sessions;
        this.home = home;
    }

    /** Answers for addresses of the door; empty for others. */
    public Optional<Answer> answer(Visit visit) {
        return switch (visit.path()) {
            case "/sign-in" -> Optional.of(visit.post() ? signIn(visit) : form(visit));
            case "/first-password" -> Optional.of(visit.post() ? firstPassword(visit) : form(visit));
            case "/sign-out" -> Optional.of(visit.post() ? signOut(visit) : SeeOther.to("/"));
            case "/" -> visit.visitor().isEmpty() ? Optional.of(form(visit)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The door in the place of a room that takes a sign-in. */
    public Answer denied(Visit visit, String room) {
        return page(visit, 403, Optional.of(room), Optional.empty(), visit.address());
    }

    private Answer form(Visit visit) {
        return page(visit, 200, Optional.empty(), Optional.empty(), next(visit));
    }

    private Answer page(Visit visit, int status, Optional<String> denied, Optional<String> refused, String next) {
        Optional<String> told = visit.ended()
                .map(why -> pages.texts().get("door.ended", why))
                .or(() -> visit.query().has("out") ? Optional.of(pages.texts().get("door.out")) : Optional.empty());
        SignInPage page = new SignInPage(denied, told, refused, visit.form().text("user"), next, home.look(visit));
        String title = pages.texts().get("door.signIn");
        return refused.isPresent() || denied.isPresent()
                ? pages.refusal(visit, status, title, "door/signIn.jte", page)
                : pages.page(visit, title, "door/signIn.jte", page);
    }

    /** What was asked for before the sign-in; empty for nothing. */
    private static String next(Visit visit) {
        return Links.own(
                visit.post() ? visit.form().text("next") : visit.query().text("next"), "");
    }

    private SeeOther in(Visit visit, Entry.Opened opened) {
        String asked = next(visit);
        String next = asked.isEmpty()
                ? sessions.look(opened.secret(), visit.origin())
                        .visitor()
                        .map(pages::firstFor)
                        .orElse("/")
                : asked;
        return new SeeOther(next, SessionChange.begun(opened.secret()));
    }

    private Answer signIn(Visit visit) {
        char[] password = visit.form().raw("pass").toCharArray();
        try {
            Entry entry = sessions.signIn(visit.form().text("user"), visit.origin(), password);
            return entry instanceof Entry.Opened opened
                    ? in(visit, opened)
                    : firstPasswordPage(visit, Optional.empty());
        } catch (ServiceException refusal) {
            return page(visit, 403, Optional.empty(), Optional.of(words(refusal)), next(visit));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Of a wrong name or password nobody is told which it is. */
    private String words(ServiceException refusal) {
        return refusal.code() == ErrorCode.SIGNIN_AUTHENTICATION
                ? pages.texts().get("door.wrong")
                : String.valueOf(refusal.getMessage());
    }

    private Answer firstPasswordPage(Visit visit, Optional<String> refused) {
        FirstPasswordPage page = new FirstPasswordPage(visit.form().text("user"), next(visit), refused);
        String title = pages.texts().get("door.first");
        return refused.isPresent()
                ? pages.refusal(visit, 400, title, "door/firstPassword.jte", page)
                : pages.page(visit, title, "door/firstPassword.jte", page);
    }

    private Answer firstPassword(Visit visit) {
        String user = visit.form().text("user");
        try (TypedSecrets typed = TypedSecrets.of(visit.form())) {
            if (!typed.isNewTypedTwice()) {
                return firstPasswordPage(visit, Optional.of(pages.texts().get("password.differ")));
            }
            calls.operators()
                    .handle(
                            Operator.claiming(user, visit.origin()),
                            new AccountCalls.ChangeOwnPassword(user, OpenSessions.END),
                            typed.forPasswordChange());
            Entry entry = sessions.signIn(user, visit.origin(), typed.fresh());
            return entry instanceof Entry.Opened opened
                    ? in(visit, opened)
                    : firstPasswordPage(visit, Optional.empty());
        } catch (ServiceException refusal) {
            return firstPasswordPage(visit, Optional.of(words(refusal)));
        } catch (AccountException refusal) {
            return firstPasswordPage(visit, Optional.of(String.valueOf(refusal.getMessage())));
        }
    }

    private Answer signOut(Visit visit) {
        String next = Links.own(visit.form().text("next"), "");
        return new SeeOther(next.isEmpty() ? "/sign-in?out" : Links.to("/sign-in", "next", next), SessionChange.GONE);
    }
}
