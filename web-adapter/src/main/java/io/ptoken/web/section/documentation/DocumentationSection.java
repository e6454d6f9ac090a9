package io.ptoken.web.section.documentation;

import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/** Documentation: the pages that come with the program. Thread safe. */
public final class DocumentationSection implements Section {

    private final ConsoleCalls calls;

    public DocumentationSection(ConsoleCalls calls) {
        this.calls = calls;
    }

    @Override
    public Place place() {
        return Place.open("/documentation", "documentation", Group.HELP);
    }

    @Override
    public Answer answer(Visit visit) {
        return calls.pages()
                .page(visit, calls.pages().texts().get("documentation.name"), "documentation/documentation.jte", "");
    }
}
