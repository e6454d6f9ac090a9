package io.ptoken.node.process;

import java.util.Arrays;
import java.util.Optional;

/** Asks the person at the terminal. */
public interface Prompt {

    /**
     * Reads a secret without echo.
     *
     * @return what was typed, without the line end; the caller zeroises it
     * @throws io.ptoken.node.process.CommandFailure when there is no terminal to ask at; {@link InputEndedException} when the
     *     input ended
     */
    char[] secret(String question);

    /**
     * Reads a secret twice without echo, so that a slip is found before it locks somebody out.
     *
     * @param question asked first
     * @param again asked the second time
     * @return what was typed; the caller zeroises it. Empty when the two differ; both are zeroised then
     * @throws io.ptoken.node.process.CommandFailure as {@link #secret}; what was typed before is zeroised
     */
    default Optional<char[]> secretTwice(String question, String again) {
        char[] first = secret(question);
        char[] second = {};
        boolean same = false;
        try {
            second = secret(again);
            same = Arrays.equals(first, second);
            return same ? Optional.of(first) : Optional.empty();
        } finally {
            Arrays.fill(second, '\0');
            if (!same) {
                Arrays.fill(first, '\0');
            }
        }
    }

    /**
     * Asks a question that is answered with yes or no; anything but {@code y} or {@code yes} is no.
     *
     * @throws io.ptoken.node.process.CommandFailure when there is no terminal to ask at
     */
    boolean confirm(String question);

    /**
     * Asks for a certain word to be typed, for what cannot be undone.
     *
     * @return true when exactly that word was typed
     * @throws io.ptoken.node.process.CommandFailure when there is no terminal to ask at
     */
    boolean word(String question, String word);

    /** True when somebody at a terminal types what is read where nothing is asked. */
    default boolean isTerminal() {
        return false;
    }

    /** True when a {@link #page} can be opened. */
    default boolean hasPages() {
        return false;
    }

    /**
     * Opens a page at the terminal for what may stay nowhere. What is asked while it is open is asked on it.
     *
     * @throws io.ptoken.node.process.CommandFailure when there is no terminal that can show one
     */
    default PrivatePage page() {
        throw new CommandFailure("no terminal to show a page at");
    }

    /**
     * Asks a question, for a line of any kind.
     *
     * @return empty when the input ended
     * @throws io.ptoken.node.process.CommandFailure when there is no terminal to ask at
     */
    default Optional<String> line(String question) {
        throw new CommandFailure("no terminal to ask '" + question + "'");
    }

    /** Asks a question that need not be answered: empty when nothing is typed or there is no terminal to ask at. */
    Optional<String> answer(String question);
}
