package io.ptoken.cli.console;

/** Asks the person at the terminal. */
public interface Prompt {

    /**
     * Reads a secret without echo.
     *
     * @return what was typed, without the line end; the caller zeroises it
     * @throws io.ptoken.cli.CommandFailure when there is no terminal to ask at, or the input ended
     */
    char[] secret(String question);

    /**
     * Asks a question that is answered with yes or no; anything but {@code y} or {@code yes} is no.
     *
     * @throws io.ptoken.cli.CommandFailure when there is no terminal to ask at
     */
    boolean confirm(String question);

    /**
     * Asks for a certain word to be typed, for what cannot be undone.
     *
     * @return true when exactly that word was typed
     * @throws io.ptoken.cli.CommandFailure when there is no terminal to ask at
     */
    boolean word(String question, String word);
}
