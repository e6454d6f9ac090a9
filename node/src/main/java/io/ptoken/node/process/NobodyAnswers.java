package io.ptoken.node.process;

import java.util.Optional;

/** In the place of a terminal where there is none: what must be answered is a failure. */
final class NobodyAnswers implements Prompt {

    @Override
    public char[] secret(String question) {
        throw nobody(question);
    }

    @Override
    public boolean confirm(String question) {
        throw nobody(question);
    }

    @Override
    public boolean word(String question, String word) {
        throw nobody(question);
    }

    @Override
    public Optional<String> answer(String question) {
        return Optional.empty();
    }

    private static CommandFailure nobody(String question) {
        return new CommandFailure("nobody to ask '" + question + "'");
    }
}
