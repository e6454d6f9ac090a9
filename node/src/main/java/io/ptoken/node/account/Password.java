package io.ptoken.node.account;

import java.security.SecureRandom;
import java.util.Arrays;

/** A password on its way from a person to its hash; zeroised when closed. Not thread safe. */
public final class Password implements AutoCloseable {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GENERATED_LENGTH = 20;

    private final char[] characters;

    private Password(char[] characters) {
        this.characters = characters;
    }

    /** A password as entered; takes the array over. Whether it meets the rules is told where it is set. */
    public static Password of(char[] entered) {
        return new Password(entered);
    }

    /** A random password of 20 letters and digits, 116 bits, without those that look alike. */
    public static Password generated(SecureRandom random) {
        char[] characters = new char[GENERATED_LENGTH];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new Password(characters);
    }

    /** The characters themselves, not a copy. */
    public char[] characters() {
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Password";
    }
}
