package io.ptoken.web;

import io.ptoken.service.port.StoreException;
import io.ptoken.web.frame.Place;
import io.ptoken.web.frame.Place.Group;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Answer;
import io.ptoken.web.http.Visit;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Servers with rooms that no installation has. */
public final class OddRooms {

    /** Where a file breaks off in the middle of it, after a form was sent as well. */
    public static final String BROKEN_FILE = "/broken-file";

    private OddRooms() {}

    /** Starts one. */
    public static ConsoleServer start(ConsoleSettings settings, ConsoleParts parts) throws IOException {
        return ConsoleServer.start(
                settings,
                parts,
                calls -> List.of(
                        section(BROKEN_FILE, OddRooms::brokenFile),
                        section(Styles.PATH, visit -> Styles.page(calls.pages(), visit))));
    }

    private static Section section(String path, Function<Visit, Answer> answer) {
        return new Section() {

            @Override
            public Place place() {
                return Place.signedIn(path, "home", Group.HELP);
            }

            @Override
            public Answer answer(Visit visit) {
                return answer.apply(visit);
            }
        };
    }

    private static Answer brokenFile(Visit visit) {
        return new Answer.Streamed("text/csv", "broken.csv", out -> {
            out.write(new byte[200_000]);
            throw new StoreException(StoreException.Reason.UNAVAILABLE, "the database does not answer");
        });
    }
}
