package io.ptoken.web.section.documentation;

import io.ptoken.web.door.RefusedPage;
import io.ptoken.web.frame.Certificates;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.frame.Times;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Answer.Download;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Visit;
import io.ptoken.web.section.documentation.DocumentationPage.Certificate;
import io.ptoken.web.section.documentation.DocumentationPage.Entry;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Documentation: the pages that come with the program, and files that clients need. Thread safe. */
public final class DocumentationSection implements Section {

    private static final String PATH = "/documentation";
    private static final String IDL = "prismtoken1-TokenApi.thrift";
    private static final String CERTIFICATE = "server-certificate.pem";
    private static final String TEST_KMC = "test-kmc-public-key.txt";

    private final Pages pages;
    private final Handouts handouts;
    private final Shelf shelf;

    /** @param images addresses of images by their names */
    public DocumentationSection(Pages pages, Handouts handouts, Function<String, Optional<String>> images) {
        this.pages = pages;
        this.handouts = handouts;
        this.shelf = new Shelf(images);
    }

    @Override
    public Place place() {
        return Place.open(PATH, "documentation", Group.HELP);
    }

    @Override
    public Answer answer(Visit visit) {
        if (visit.path().equals(PATH)) {
            return list(visit);
        }
        String name = visit.path().substring(PATH.length() + 1);
        return switch (name) {
            case IDL -> file("text/plain; charset=utf-8", name, Bytes.of(Shelf.resource(IDL)));
            case CERTIFICATE ->
                file(
                        "application/x-pem-file",
                        name,
                        Bytes.of(Certificates.pem(handouts.certificate().get())));
            case TEST_KMC ->
                handouts.testKmcKey()
                        .get()
                        .map(key -> file("text/plain; charset=utf-8", name, Bytes.of(key)))
                        .orElseGet(() -> missing(visit));
            default ->
                shelf.find(name)
                        .map(document -> pages.page(visit, document.title(), "documentation/document.jte", document))
                        .orElseGet(() -> missing(visit));
        };
    }

    private static Answer file(String type, String name, Bytes content) {
        return new Download(type, Optional.of(name), content);
    }

    private Answer missing(Visit visit) {
        RefusedPage page = new RefusedPage(
                pages.texts().get("refused.missing.title"),
                pages.texts().get("refused.missing.what", visit.path()),
                pages.texts().get("documentation.missing"),
                "",
                PATH);
        return pages.refusal(visit, 404, page.title(), "door/refused.jte", page);
    }

    private Answer list(Visit visit) {
        List<DocumentationPage.Group> groups = Shelf.inOrder().entrySet().stream()
                .map(group -> new DocumentationPage.Group(
                        group.getKey(),
                        group.getValue().stream().map(this::entry).toList()))
                .toList();
        X509Certificate certificate = handouts.certificate().get();
        Times times = pages.times(visit);
        return pages.page(
                visit,
                pages.texts().get("documentation.name"),
                "documentation/documentation.jte",
                new DocumentationPage(
                        groups,
                        new Certificate(
                                Certificates.fingerprint(certificate),
                                times.date(certificate.getNotAfter().toInstant()),
                                times.daysUntil(certificate.getNotAfter().toInstant())),
                        handouts.testKmcKey().get().isPresent()));
    }

    private Entry entry(String name) {
        return new Entry(
                name,
                shelf.find(name).map(Document::title).orElse(name),
                pages.texts().get("documentation.about." + name));
    }
}
