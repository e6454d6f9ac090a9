package io.ptoken.sts.text;

import java.nio.charset.CharacterCodingException;

/** A file is not written in UTF-8. The message names the file and what to do, and quotes nothing of it. */
public final class TextEncodingException extends CharacterCodingException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    TextEncodingException(String problem) {
        this.problem = problem;
    }

    @Override
    public String getMessage() {
        return problem;
    }
}
