package io.ptoken.web.section.meter;

/**
 * A token as its pages show it.
 *
 * @param kind {@code credit}, {@code change} or {@code eng}
 * @param word kind for people
 * @param digits in groups of four
 * @param content class and subclass
 * @param amount with its unit, or what it changes to; empty for none
 * @param tid empty for none
 * @param key that it was made under
 * @param say sentence for the telephone
 */
public record ShownToken(
        String kind, String word, String digits, String content, String amount, String tid, String key, String say) {}
