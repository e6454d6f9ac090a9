package io.ptoken.web.http;

import io.ptoken.service.access.Origin;
import io.ptoken.service.access.console.Visitor;
import java.time.Instant;
import java.util.Optional;

/**
 * One request of a browser.
 *
 * @param post true for a form that was sent, with the right form token
 * @param path decoded, without the query; begins with a slash
 * @param query what stands behind the path
 * @param form what was sent; {@link Fields#NONE} for a page that is only looked at
 * @param origin where it comes from
 * @param visitor who is signed in; empty for nobody
 * @param ended why a session that was is none any more; empty where there was none
 * @param formToken what every form of the page carries
 * @param part true when a script asks for a part of the page
 * @param at when it came
 */
public record Visit(
        boolean post,
        String path,
        Fields query,
        Fields form,
        Origin origin,
        Optional<Visitor> visitor,
        Optional<String> ended,
        String formToken,
        boolean part,
        Instant at) {

    /** Path and query of this page, as a link to it: what a sign-in leads back to. */
    public String address() {
        return Links.of(path, query);
    }
}
