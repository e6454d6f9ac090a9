package io.ptoken.control;

/**
 * What the server asks the person at the other end.
 *
 * @param kind what an answer looks like
 * @param field for programs, e.g. {@code password}
 * @param prompt for people, e.g. {@code password of jane}
 */
public record Question(Kind kind, String field, String prompt) {

    /** What an answer looks like. */
    public enum Kind {
        /** Bytes that nobody else may see. */
        SECRET("secret"),
        /** Yes or no. */
        YES_NO("yes-no"),
        /** A line of text. */
        TEXT("text");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it is written in messages. */
        public String word() {
            return word;
        }
    }

    public Question {
        if (field.isBlank() || prompt.isBlank()) {
            throw new IllegalArgumentException("question: got a blank field or prompt, expected text");
        }
    }

    /** For a secret. */
    public static Question secret(String field, String prompt) {
        return new Question(Kind.SECRET, field, prompt);
    }

    /** For yes or no. */
    public static Question yesNo(String field, String prompt) {
        return new Question(Kind.YES_NO, field, prompt);
    }

    /** For a line of text. */
    public static Question text(String field, String prompt) {
        return new Question(Kind.TEXT, field, prompt);
    }

    /** This question; throws unless it is of that kind. */
    public Question require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException("question: got one for " + kind.word() + ", expected " + wanted.word());
        }
        return this;
    }
}
