package io.ptoken.cli.console;

/** Twenty digits the way people read and type them. */
public final class TokenText {

    private TokenText() {}

    /** Groups of four digits with blanks between. */
    public static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits.length() + digits.length() / 4);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                text.append(' ');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}
