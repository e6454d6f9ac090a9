package io.ptoken.hsm.protocol.frame;

import io.ptoken.sts.InvalidValueException;

/**
 * Name of a command (module protocol section 1.1): two letters for whom, two for what. The character between them tells
 * request and response apart and is no part of it.
 *
 * @param family {@code SM} for the security module proper, {@code GL} for the link
 * @param letters two capital letters
 */
public record CommandCode(Family family, String letters) {

    /** What a module answers when it cannot tell which command a request was: {@code GL!ER}. */
    public static final CommandCode ERROR = new CommandCode(Family.GL, "ER");

    static final int HEADER_LENGTH = 5;

    public CommandCode {
        if (letters.length() != 2 || !isCapital(letters.charAt(0)) || !isCapital(letters.charAt(1))) {
            throw new InvalidValueException("command", letters, "two capital letters");
        }
    }

    /** The command {@code SM?} and two letters. */
    public static CommandCode sm(String letters) {
        return new CommandCode(Family.SM, letters);
    }

    /** The command {@code GL?} and two letters. */
    public static CommandCode gl(String letters) {
        return new CommandCode(Family.GL, letters);
    }

    /** The five characters that begin a request. */
    public String requestHeader() {
        return family.name() + '?' + letters;
    }

    /** The five characters that begin a response. */
    public String responseHeader() {
        return family.name() + '!' + letters;
    }

    @Override
    public String toString() {
        return requestHeader();
    }

    private static boolean isCapital(char character) {
        return character >= 'A' && character <= 'Z';
    }

    /** Whom a command is for. */
    public enum Family {
        SM,
        GL
    }
}
