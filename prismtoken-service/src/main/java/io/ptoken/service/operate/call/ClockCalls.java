package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.port.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Calls on the clock of the machine that issues tokens.
 *
 * @param <R> what it answers
 */
public sealed interface ClockCalls<R> extends OperatorCall<R> {

    /**
     * How the clock stands.
     *
     * @param now what it says
     * @param behind the latest time that the audit log has seen; zero or less when it is not behind
     * @param doubt why it is taken for ahead; empty when it is not
     */
    record ClockStanding(Instant now, Duration behind, Optional<String> doubt) {

        /** True when no token may be issued by it. */
        public boolean isRefused() {
            return behind.compareTo(Duration.ZERO) > 0 || doubt.isPresent();
        }
    }

    /** How the clock stands. */
    record Look() implements ClockCalls<ClockStanding> {

        @Override
        public String action() {
            return "clock.show";
        }

        @Override
        public Permission permission() {
            return Permission.READ_DASHBOARD;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /**
     * Declares the present time to be right. Answers how the clock stood; where it is neither behind nor doubted, nothing is declared.
     *
     * @param seen how it stood when it was looked at, for the question
     */
    record Accept(ClockStanding seen) implements ClockCalls<ClockStanding> {

        public Accept {
            Given.value("seen", seen);
        }

        @Override
        public String action() {
            return AuditLog.CLOCK_ACCEPT;
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }

        @Override
        public String danger() {
            return seen.doubt().isPresent()
                    ? "Is it " + seen.now() + " now?"
                    : "Is it " + seen.now() + " now, " + seen.behind().toMinutes()
                            + " minutes before the latest entry of the audit log?";
        }
    }
}
