package io.ptoken.sts;

/**
 * An exception whose message is written for the person who reads it: it says what is wrong and, where that helps, what to do, in
 * words that need no knowledge of the program, and it shows no secret. Whoever talks to people shows the message as it is; any
 * other exception is a fault of the program.
 */
public interface ReadableFailure {

    /** What the person reads. */
    String getMessage();
}
