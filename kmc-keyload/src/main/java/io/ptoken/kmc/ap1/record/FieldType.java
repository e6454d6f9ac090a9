package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.Ident;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which values an item may have (key-load profile section 2.3).
 *
 * @param expected for messages
 * @param accepts decides
 * @param pkid the kind of identity; such values are checked last, on their own
 */
record FieldType(String expected, Predicate<String> accepts, List<Pkid.Kind> pkid) {

    private FieldType(String expected, Predicate<String> accepts) {
        this(expected, accepts, List.of());
    }

    static FieldType any() {
        return new FieldType("any text", value -> true);
    }

    static FieldType hex(int digits) {
        return matching("[0-9A-F]{" + digits + "}", digits + " upper-case hex digits");
    }

    static FieldType digits(int count) {
        return matching("[0-9]{" + count + "}", count + " digits");
    }

    /** Decimal without leading zeros. */
    static FieldType decimal(long min, long max) {
        Pattern form = Pattern.compile("0|[1-9][0-9]{0,9}");
        return new FieldType(
                "a number " + min + "-" + max + " without leading zeros",
                value -> form.matcher(value).matches() && within(Long.parseLong(value), min, max));
    }

    private static boolean within(long value, long min, long max) {
        return value >= min && value <= max;
    }

    static FieldType time() {
        return new FieldType(TimeText.FORM, value -> TimeText.parse(value).isPresent());
    }

    static FieldType ident() {
        return new FieldType("1-40 letters, digits or _-., after a letter or digit", Ident::isIdent);
    }

    static FieldType printable(int max) {
        return new FieldType("1-" + max + " characters", value -> value.length() <= max);
    }

    static FieldType oneOf(String... values) {
        List<String> all = List.of(values);
        return new FieldType("one of " + String.join(" ", all), all::contains);
    }

    static FieldType pkid(Pkid.Kind kind) {
        return new FieldType("a " + kind, value -> true, List.of(kind));
    }

    private static FieldType matching(String regex, String expected) {
        Pattern form = Pattern.compile(regex);
        return new FieldType(expected, value -> form.matcher(value).matches());
    }
}
