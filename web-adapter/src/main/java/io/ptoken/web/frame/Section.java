package io.ptoken.web.frame;

import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;

/**
 * A room of the console: one address and those below it. It asks the operator's side and shows what comes; what it may not, that
 * side refuses. Thread safe.
 */
public interface Section {

    /** Where it is and for whom. */
    Place place();

    /**
     * Answers for an address of it.
     *
     * @throws RuntimeException what the operator's side refuses; the console makes a page of it
     */
    Answer answer(Visit visit);

    /** What waits in it for whoever looks: asked for every page that lists the room, so that it has to be quick. */
    default Waiting waiting(Visit visit) {
        return Waiting.NOTHING;
    }
}
