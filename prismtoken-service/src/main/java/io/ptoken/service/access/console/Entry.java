package io.ptoken.service.access.console;

/** What came of a right password at the console's door. */
public sealed interface Entry {

    /**
     * They are in.
     *
     * @param secret of the session: whoever has it is they; 43 characters of base64url
     */
    record Opened(String secret) implements Entry {

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Opened";
        }
    }

    /** Somebody else set the password: its owner has to set one of their own first. */
    record PasswordToBeChanged() implements Entry {}
}
