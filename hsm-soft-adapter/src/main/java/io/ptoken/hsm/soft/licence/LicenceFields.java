package io.ptoken.hsm.soft.licence;

import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Between a licence and the lines that are signed: one text for every content. */
final class LicenceFields {

    private static final String FORMAT = "1";
    private static final String UNLIMITED = "unlimited";
    private static final String NONE = "none";
    private static final List<String> NAMES = List.of(
            "format",
            "licence-id",
            "module-id",
            "sequence",
            "transactions",
            "inhibit-vend-date",
            "issued-at",
            "issuer");

    private LicenceFields() {}

    static List<String> lines(TransactionLicence licence) {
        List<String> values = List.of(
                FORMAT,
                licence.licenceId(),
                licence.moduleId(),
                Long.toString(licence.sequence()),
                licence.transactions().map(Object::toString).orElse(UNLIMITED),
                licence.inhibitVendDate().map(Instant::toString).orElse(NONE),
                licence.issuedAt().toString(),
                licence.issuer());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(NAMES.get(i) + ": " + values.get(i));
        }
        return lines;
    }

    /**
     * @throws InvalidValueException when the lines are not those that {@link #lines} writes for what they say
     */
    static TransactionLicence parse(List<String> lines) {
        List<String> values = values(lines);
        if (!values.get(0).equals(FORMAT)) {
            throw new InvalidValueException("format", values.get(0), FORMAT + ", which this release reads");
        }
        TransactionLicence licence = new TransactionLicence(
                values.get(1),
                values.get(2),
                number("sequence number", values.get(3)),
                unless(UNLIMITED, values.get(4), text -> number("transactions", text)),
                unless(NONE, values.get(5), text -> time("inhibit-vend date", text)),
                time("time of issue", values.get(6)),
                values.get(7));
        if (!lines(licence).equals(lines)) {
            throw new InvalidValueException("licence", "another spelling", "the one way to write its fields");
        }
        return licence;
    }

    private static List<String> values(List<String> lines) {
        if (lines.size() != NAMES.size()) {
            throw new InvalidValueException("licence", lines.size() + " fields", NAMES.size() + " fields");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String start = NAMES.get(i) + ": ";
            if (!lines.get(i).startsWith(start)) {
                throw new InvalidValueException("licence", "another field", NAMES.get(i) + " as field " + (i + 1));
            }
            values.add(lines.get(i).substring(start.length()));
        }
        return values;
    }

    private static <T> Optional<T> unless(String word, String text, Function<String, T> parse) {
        return text.equals(word) ? Optional.empty() : Optional.of(parse.apply(text));
    }

    private static Long number(String what, String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw new InvalidValueException(what, text, "1-12 digits");
        }
        return Long.valueOf(text);
    }

    private static Instant time(String what, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidValueException(what, text, "a time such as 2027-06-30T22:00:00Z");
        }
    }
}
