package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch.Found;
import io.ptoken.service.port.AuditSearch.Wanted;
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

    /** Rows that one search looks at. */
    int MOST_LOOKED = 100_000;

    /**
     * Rows that are wanted, in order of time, the newest last: the last ones of a period, those before a row, or those after one.
     * It looks at no more than {@value #MOST_LOOKED} rows, or a few more; whoever wants more asks again, for those before or after
     * the row up to which it has looked.
     *
     * @param period of which time
     * @param wanted which
     * @param before only rows before the one of this number; 0 for all
     * @param after only rows after the one of this number, the first of them; 0 for all
     * @param most how many at most, 1-{@value #MOST_ROWS}
     */
    record Search(AuditPeriod period, Wanted wanted, long before, long after, int most) implements AuditCalls<Found> {

        /**
         * Holds the numbers to their ranges.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public Search {
            Given.value("period", period);
            Given.value("wanted", wanted);
            Param.range("most", most, 1, MOST_ROWS);
            if (before != 0 && after != 0) {
                throw ServiceException.paramRange("after", Long.toString(after), "0 where 'before' is given");
            }
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
