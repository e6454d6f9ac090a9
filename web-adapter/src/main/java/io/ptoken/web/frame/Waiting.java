package io.ptoken.web.frame;

/**
 * What waits in a room for somebody to act.
 *
 * @param things how many
 * @param stopped true when one of them has stopped something
 */
public record Waiting(int things, boolean stopped) {

    /** Nothing. */
    public static final Waiting NOTHING = new Waiting(0, false);
}
