package io.ptoken.cli.document;

import java.util.Optional;

/** Texts of records that are empty where there is none. */
final class Texts {

    private Texts() {}

    static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
