package io.ptoken.web.frame;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the operator's side says, with its times apart, so that pages show them as all others. */
public final class Sentence {

    private static final Pattern MOMENT = Pattern.compile("\\b\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\dZ");

    private Sentence() {}

    /**
     * A part of a sentence.
     *
     * @param text of it, when it is no time
     * @param at the time that it is
     */
    public record Piece(String text, Optional<Instant> at) {}

    /** The parts one after the other. */
    public static List<Piece> pieces(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        Matcher moment = MOMENT.matcher(sentence);
        int done = 0;
        while (moment.find()) {
            Optional<Instant> at = parsed(moment.group());
            if (at.isPresent()) {
                pieces.add(new Piece(sentence.substring(done, moment.start()), Optional.empty()));
                pieces.add(new Piece("", at));
                done = moment.end();
            }
        }
        pieces.add(new Piece(sentence.substring(done), Optional.empty()));
        return pieces;
    }

    private static Optional<Instant> parsed(String moment) {
        try {
            return Optional.of(Instant.parse(moment));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
