package io.ptoken.hsm.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How access to a module stands (module protocol section 7.1).
 *
 * @param mode what the module does about access
 * @param loggedIn names of the officers who are logged in, in the order of their log-in
 * @param left what is left of the privileged state, empty outside it
 */
public record AccessControlStatus(Mode mode, List<String> loggedIn, Optional<Left> left) {

    public AccessControlStatus {
        loggedIn = List.copyOf(loggedIn);
    }

    /** What a module does about access; {@code toString} is the text of the module protocol. */
    public enum Mode {
        /** The module has no officers: everything is allowed to whoever can reach it. */
        NONE("AC:NONE"),
        /** Normal work: what only officers may do is refused. */
        OPERATIONAL("AC:OPERATIONAL"),
        /** Two officers are logged in. */
        PRIVILEGED("AC:PRIVILEGED");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * When the privileged state ends by itself, whichever comes first.
     *
     * @param time until its longest duration is over
     * @param idle until it has been idle for too long
     * @param calls privileged calls that may still be made
     */
    public record Left(Duration time, Duration idle, int calls) {}
}
