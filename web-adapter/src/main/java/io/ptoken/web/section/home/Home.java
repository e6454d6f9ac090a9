package io.ptoken.web.section.home;

import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.home.InstallationPage.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Home: what anybody may know. What exactly is the matter is for those who have signed in. Thread safe. */
public final class Home implements Section {

    /** In the order in which they are shown. */
    private static final List<String> ORDER = List.of("sales", "module", "api", "store", "clock", "certificate");

    private final Pages pages;
    private final Map<String, ReadinessCheck> checks;

    public Home(Pages pages, Map<String, ReadinessCheck> checks) {
        this.pages = pages;
        this.checks = Map.copyOf(checks);
    }

    @Override
    public Place place() {
        return Place.open("/", "home", Group.FRONT);
    }

    @Override
    public Answer answer(Visit visit) {
        return pages.page(visit, pages.texts().get("home.title"), "home/home.jte", look(visit));
    }

    /** How it stands now. */
    public InstallationPage look(Visit visit) {
        return new InstallationPage(
                ORDER.stream().flatMap(name -> check(name, visit)).toList());
    }

    private Stream<Check> check(String name, Visit visit) {
        ReadinessCheck check = checks.get(name);
        if (check == null) {
            return Stream.empty();
        }
        Optional<String> complaint = check.complaint();
        return Stream.of(new Check(
                name,
                complaint.isEmpty() ? "ok" : "bad",
                pages.texts().get("home.check." + name + (complaint.isEmpty() ? ".ok" : ".bad")),
                visit.visitor().isPresent() ? complaint.orElse("") : ""));
    }
}
