package io.ptoken.service.input;

import io.ptoken.sts.ReadableFailure;

/** What a person typed, pasted or scanned cannot be read; the message says what was wrong with it and where. */
public final class MistypedException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /** @param message what was wrong, where, and what would have been right */
    public MistypedException(String message) {
        super(message);
    }

    /** The whole of {@code typed} is not what was expected. */
    static MistypedException got(String typed, String expected) {
        return new MistypedException("got '" + Characters.echo(typed) + "', expected " + expected);
    }

    /** The character at {@code index} of {@code typed} is not one of those expected. */
    static MistypedException at(int index, String typed, String expected) {
        return new MistypedException(Characters.place(typed, index) + ", expected " + expected);
    }
}
