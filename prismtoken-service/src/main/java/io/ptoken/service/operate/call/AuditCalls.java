package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import java.util.List;
import java.util.Optional;

/**
 * Calls on the audit log.
 *
 * @param <R> what it answers
 */
public sealed interface AuditCalls<R> extends OperatorCall<R> {

    /** Most rows of one answer: a page. */
    int MOST_ROWS = 1_000;

    /** Rows that fit into a message of the control channel whatever is in them: what to ask for when all are wanted. */
    int PAGE = 500;

    @Override
    default Permission permission() {
        return Permission.READ_AUDIT_LOG;
    }

    @Override
    default Audited audited() {
        return Audited.IF_REFUSED;
    }

    /**
     * The rows one looks for; an empty text means any.
     *
     * @param actor name of the account or person, the whole of it
     * @param action method of the API or name of the task, the whole of it
     * @param outcome {@code Ok} or the code of the refusal, or the beginning of it
     * @param origin address, or the beginning of it
     * @param subject meter, key, account or preference, or a part of its name; a meter by its PAN is found under its DRN too
     */
    record Wanted(String actor, String action, String outcome, String origin, String subject) {

        private static final int PAN_DIGITS = 18;
        private static final int DRN_DIGITS = 11;

        /** Every row. */
        public static final Wanted ALL = new Wanted("", "", "", "", "");

        /** True for a row that is one of them. */
        public boolean matches(AuditRow row) {
            return isAny(actor, row.entry().actor())
                    && isAny(action, row.entry().action())
                    && row.entry().outcome().startsWith(outcome)
                    && row.entry().origin().startsWith(origin)
                    && isAbout(row.entry().subject());
        }

        /** A meter is audited as it was named. */
        private boolean isAbout(String found) {
            return found.contains(subject)
                    || (subject.length() == PAN_DIGITS && found.length() >= DRN_DIGITS && subject.contains(found));
        }

        private static boolean isAny(String wanted, String found) {
            return wanted.isEmpty() || wanted.equals(found);
        }
    }

    /**
     * The last rows that are wanted, the newest last. Whoever wants more asks again, for those before the first that came.
     *
     * @param period of which time
     * @param wanted which
     * @param before only rows with smaller numbers; 0 for all
     * @param last how many at most, 1-{@value #MOST_ROWS}
     */
    record Search(AuditPeriod period, Wanted wanted, long before, int last) implements AuditCalls<List<AuditRow>> {

        /**
         * Holds the number to its range.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public Search {
            Given.value("period", period);
            Given.value("wanted", wanted);
            Param.range("last", last, 1, MOST_ROWS);
        }

        @Override
        public String action() {
            return "audit.list";
        }
    }

    /**
     * Begins a copy of a period for other programs, which is an entry of the log itself. Its rows are those of {@link Page} up to
     * the last that is answered here: what is appended later is not part of it.
     *
     * @param format in which it will be written
     */
    record Export(AuditPeriod period, AuditFormat format) implements AuditCalls<Link> {

        public Export {
            Given.value("period", period);
            Given.value("format", format);
        }

        @Override
        public String action() {
            return "audit.export";
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /**
     * The next rows, the oldest first; none at the end. Whoever wants more asks again, for those after the last that came.
     *
     * @param period of which time
     * @param after only rows with greater numbers; 0 for all
     * @param most how many at most, 1-{@value #MOST_ROWS}
     */
    record Page(AuditPeriod period, long after, int most) implements AuditCalls<List<AuditRow>> {

        /**
         * Holds the number to its range.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public Page {
            Given.value("period", period);
            Param.range("most", most, 1, MOST_ROWS);
        }

        @Override
        public String action() {
            return "audit.page";
        }
    }

    /**
     * Calls without an account: refused sign-ins, and calls in a session that is none.
     *
     * @param period of which time
     * @param most how many addresses at most, 1-{@value #PAGE}
     */
    record Anonymous(AuditPeriod period, int most) implements AuditCalls<AnonymousActivity> {

        /**
         * Holds the number to its range.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public Anonymous {
            Given.value("period", period);
            Param.range("most", most, 1, PAGE);
        }

        @Override
        public String action() {
            return "audit.anonymous";
        }
    }

    /**
     * Somebody has seen that rows were moved which stood where none belongs. False when there were none to be seen.
     */
    record AcknowledgeStrays() implements AuditCalls<Boolean> {

        @Override
        public String action() {
            return "audit.acknowledge";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /**
     * Verifies that no row was changed, taken out or put in.
     *
     * @param noted a row that was noted elsewhere
     */
    record Verify(Optional<Link> noted) implements AuditCalls<AuditVerdict> {

        public Verify {
            Given.value("noted", noted);
        }

        @Override
        public String action() {
            return "audit.verify";
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public String outcome(AuditVerdict verdict) {
            return verdict.sentence();
        }
    }

    /** Signs with the audit key of the node how the log stands. */
    record Head() implements AuditCalls<SignedHead> {

        @Override
        public String action() {
            return "audit.head";
        }
    }

    /** The public half of the audit key of the node. */
    record Key() implements AuditCalls<AuditPublicKey> {

        @Override
        public String action() {
            return "audit.key";
        }
    }
}
