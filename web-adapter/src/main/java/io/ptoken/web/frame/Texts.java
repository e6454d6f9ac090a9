package io.ptoken.web.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of the console in one language: {@code texts.properties} has the English ones. In a text {@code {0}}, {@code {1}}
 * ... stand for what the page puts in. Thread safe.
 */
public final class Texts {

    private static final String BUNDLE = "io.ptoken.web.texts";

    /** English. */
    public static final Texts ENGLISH = new Texts(ResourceBundle.getBundle(BUNDLE, Locale.ROOT));

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])\\}");

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The text of a key.
     *
     * @throws java.util.MissingResourceException when there is none
     */
    public String get(String key, Object... values) {
        // In one go: what was put in is not looked at again.
        return PLACE.matcher(bundle.getString(key)).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(number < values.length ? String.valueOf(values[number]) : place.group());
        });
    }

    /** The text of a key that may have none. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** The text for one thing, {@code key.one}, or for another number of them, {@code key.many}. */
    public String count(String key, long number, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = Numbers.grouped(number);
        System.arraycopy(more, 0, values, 1, more.length);
        return get(key + (number == 1 ? ".one" : ".many"), values);
    }
}
