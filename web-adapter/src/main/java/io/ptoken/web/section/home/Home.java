package io.ptoken.web.section.home;

import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Times;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.home.InstallationPage.Check;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Home: what anybody may know. What exactly is the matter is for those who have signed in. Thread safe. */
public final class Home implements Section {

    /** In the order in which they are shown. */
    private static final List<String> ORDER = List.of("sales", "module", "api", "store", "clock");

    private final Pages pages;
    private final Map<String, ReadinessCheck> checks;
    private final Supplier<X509Certificate> certificate;
    private final Supplier<OptionalLong> freeBytes;

    /**
     * @param certificate that the server shows
     * @param freeBytes room on the disk; empty when it is not known
     */
    public Home(
            Pages pages,
            Map<String, ReadinessCheck> checks,
            Supplier<X509Certificate> certificate,
            Supplier<OptionalLong> freeBytes) {
        this.pages = pages;
        this.checks = Map.copyOf(checks);
        this.certificate = certificate;
        this.freeBytes = freeBytes;
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
        return new InstallationPage(Stream.of(
                        ORDER.stream().flatMap(name -> check(name, visit)),
                        Stream.of(certificate(visit)),
                        disk(visit).stream())
                .flatMap(checks -> checks)
                .toList());
    }

    /** Of one that ends soon, anybody may know: they see it in their browsers. */
    private Check certificate(Visit visit) {
        Optional<Check> told = check("certificate", visit).findFirst();
        if (told.isPresent() && told.get().level().equals("bad")) {
            return told.get();
        }
        Times times = pages.times(visit);
        Instant end = certificate.get().getNotAfter().toInstant();
        boolean soon = Duration.between(visit.at(), end).compareTo(Bounds.CERTIFICATE) < 0;
        return new Check(
                "certificate",
                soon ? "warn" : "ok",
                soon
                        ? pages.texts().count("home.check.certificate.soon", Math.max(0, times.daysUntil(end)))
                        : pages.texts().get("home.check.certificate.ok"),
                pages.texts().get("home.check.certificate.end", times.date(end)));
    }

    private Optional<Check> disk(Visit visit) {
        OptionalLong free = freeBytes.get();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        boolean enough = free.getAsLong() >= Bounds.DISK;
        return Optional.of(new Check(
                "disk",
                enough ? "ok" : "bad",
                pages.texts().get("home.check.disk" + (enough ? ".ok" : ".bad")),
                visit.visitor().isPresent()
                        ? pages.texts().get("home.check.disk.free", Numbers.bytes(free.getAsLong()))
                        : ""));
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
