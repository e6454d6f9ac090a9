package io.ptoken.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.web.door.RefusedPage;
import io.ptoken.web.frame.Pages;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Bytes;
import io.ptoken.web.http.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;

/** Every component once, in the frame of the console. What stands in the frame is a file of the tests. */
final class Styles {

    /** Where it is. */
    static final String PATH = "/_styles";

    private static final String CONTENT = "/io/ptoken/web/styles.html";

    private Styles() {}

    /** In the frame that a refusal has, in the place of its content. */
    static Answer page(Pages pages, Visit visit) {
        Answer.Page frame = (Answer.Page)
                pages.page(visit, "Components", "door/refused.jte", new RefusedPage("Components", "", "", "", PATH));
        String html = UTF_8.decode(frame.html().buffer())
                .toString()
                .replaceFirst("(?s)(<main [^>]*>).*(</main>)", "$1" + Matcher.quoteReplacement(content()) + "$2");
        return Answer.Page.of(Bytes.of(html));
    }

    private static String content() {
        try (InputStream in = Styles.class.getResourceAsStream(CONTENT)) {
            if (in == null) {
                throw new IllegalStateException("the tests lack " + CONTENT);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
