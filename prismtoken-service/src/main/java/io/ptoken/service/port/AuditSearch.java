package io.ptoken.service.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for in the audit log, and how far they look at once. Rows are in order of time, those of all chains; of one
 * moment, in order of their numbers.
 *
 * @param from first moment
 * @param to first moment that is not meant any more
 * @param wanted which rows
 * @param before only rows that came before the one of this number; 0 for the newest
 * @param after only rows that came after the one of this number, the first of those; 0 for the newest
 * @param most how many are wanted at most, at least 1
 * @param looked how many rows are looked at, about: a search that finds little ends there
 */
public record AuditSearch(Instant from, Instant to, Wanted wanted, long before, long after, int most, int looked) {

    /** The order of rows. */
    static final Comparator<AuditRow> BY_TIME =
            Comparator.comparing((AuditRow row) -> row.entry().at()).thenComparing(AuditRow::sequence);

    /** True when one goes from older rows to newer ones. */
    public boolean isForward() {
        return after != 0;
    }

    /** The row behind which one begins; 0 for none. */
    public long begin() {
        return isForward() ? after : before;
    }

    /**
     * The rows one looks for; an empty text means any.
     *
     * @param actor name of the account or person, the whole of it
     * @param actions each a method of the API or name of a task, or the beginning of one up to its dot, as {@code user.}; none
     *     for any
     * @param outcome {@code Ok} or the code of the refusal, or the beginning of it; {@value #REFUSED} for any refusal
     * @param origin address, or the beginning of it
     * @param subject meter, key, account or preference, or a part of its name; a meter by its PAN is found under its DRN too
     * @param butSales true: without the credit tokens that were issued, of which there are more than of all else
     */
    public record Wanted(
            String actor, List<String> actions, String outcome, String origin, String subject, boolean butSales) {

        /** Every row. */
        public static final Wanted ALL = new Wanted("", List.of(), "", "", "", false);

        /** Outcome of whatever was not done. */
        public static final String REFUSED = "refused";

        /** What was done or begun. */
        public static final List<String> NOT_REFUSED = List.of(AuditEntry.OK, AuditEntry.BEGUN, "EVerify.Ok");

        /** Action of a sale. */
        public static final String SALE = "issueCreditToken";

        private static final int PAN_DIGITS = 18;
        private static final int DRN_DIGITS = 11;

        public Wanted {
            actions = List.copyOf(actions);
        }

        /** True when no sale that was done can be one of them. */
        public boolean isWithoutSales() {
            return butSales
                    || !AuditEntry.OK.startsWith(outcome)
                    || (!actions.isEmpty() && actions.stream().noneMatch(action -> isAction(action, SALE)));
        }

        /** True for a subject that is the PAN of a meter, which may have been named by its DRN. */
        public boolean isPan() {
            return subject.length() == PAN_DIGITS;
        }

        /** True for a row that is one of them. */
        public boolean matches(AuditRow row) {
            AuditEntry entry = row.entry();
            return (actor.isEmpty() || actor.equals(entry.actor()))
                    && (actions.isEmpty() || actions.stream().anyMatch(action -> isAction(action, entry.action())))
                    && isOutcome(entry.outcome())
                    && entry.origin().startsWith(origin)
                    && isAbout(entry.subject())
                    && !(butSales && isSale(entry));
        }

        private static boolean isAction(String wanted, String found) {
            return wanted.endsWith(".") ? found.startsWith(wanted) : found.equals(wanted);
        }

        private boolean isOutcome(String found) {
            return outcome.equals(REFUSED) ? !NOT_REFUSED.contains(found) : found.startsWith(outcome);
        }

        /** A meter is audited as it was named. */
        private boolean isAbout(String found) {
            return found.contains(subject) || (isPan() && found.length() >= DRN_DIGITS && subject.contains(found));
        }

        private static boolean isSale(AuditEntry entry) {
            return entry.action().equals(SALE) && entry.outcome().equals(AuditEntry.OK);
        }
    }

    /**
     * What was found.
     *
     * @param rows the newest last
     * @param onward the row behind which one goes on in the same direction, the last that was looked at; 0 when it is known
     *     that there is nothing more to look at
     */
    public record Found(List<AuditRow> rows, long onward) {

        public Found {
            rows = List.copyOf(rows);
        }

        /**
         * Of rows in the order in which they were found.
         *
         * @param forward true when they were found from the older to the newer ones
         */
        public static Found of(List<AuditRow> inOrder, boolean forward, long onward) {
            List<AuditRow> rows = new ArrayList<>(inOrder);
            if (!forward) {
                Collections.reverse(rows);
            }
            return new Found(rows, onward);
        }
    }

    /** Looks among all the rows of a period, for stores without a search of their own. */
    Found among(List<AuditRow> period) {
        Comparator<AuditRow> order = isForward() ? BY_TIME : BY_TIME.reversed();
        Optional<AuditRow> begin = begin() == 0
                ? Optional.empty()
                : period.stream().filter(row -> row.sequence() == begin()).findFirst();
        List<AuditRow> ahead = period.stream()
                .sorted(order)
                .filter(row ->
                        begin.filter(first -> order.compare(row, first) <= 0).isEmpty())
                .toList();
        List<AuditRow> found = new ArrayList<>();
        int at = 0;
        while (at < ahead.size() && at < looked && found.size() < most) {
            AuditRow row = ahead.get(at++);
            if (wanted.matches(row)) {
                found.add(row);
            }
        }
        return Found.of(
                found, isForward(), at < ahead.size() ? ahead.get(at - 1).sequence() : 0);
    }
}
