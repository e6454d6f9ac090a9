package io.ptoken.service.access;

import java.util.Optional;

/** What a new password must be (operating requirements section 2): printable ASCII, not too short, not the user name. */
public final class PasswordRules {

    /** Most characters of a password, an upper bound of the API. */
    public static final int LONGEST = 55;

    private PasswordRules() {}

    /**
     * Why a password will not do, without quoting it; empty when it will.
     *
     * @param shortest fewest characters
     */
    public static Optional<String> objection(char[] password, String username, int shortest) {
        if (!isPrintable(password) || password.length < shortest || password.length > LONGEST) {
            return Optional.of("the password must have " + shortest + "-" + LONGEST + " printable ASCII characters");
        }
        return isSameText(password, username)
                ? Optional.of("the password must not be the user name")
                : Optional.empty();
    }

    private static boolean isPrintable(char[] password) {
        boolean printable = true;
        for (char c : password) {
            printable &= c >= ' ' && c <= '~';
        }
        return printable;
    }

    private static boolean isSameText(char[] password, String username) {
        boolean same = password.length == username.length();
        for (int i = 0; same && i < password.length; i++) {
            same = Character.toLowerCase(password[i]) == Character.toLowerCase(username.charAt(i));
        }
        return same;
    }
}
