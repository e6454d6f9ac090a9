package io.ptoken.cli.document;

import java.util.Optional;

/** A command that was refused or failed. */
@DocumentKind("error")
public record ErrorDocument(Failure error) implements Document {

    /**
     * Why.
     *
     * @param code for programs
     * @param parameter the option or argument that is refused, when it is one
     * @param message for people
     * @param next what to do about it, when there is something
     */
    public record Failure(String code, Optional<String> parameter, String message, Optional<String> next) {}
}
