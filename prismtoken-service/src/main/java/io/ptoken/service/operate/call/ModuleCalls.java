package io.ptoken.service.operate.call;

import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls on a security module itself. {@code module} names it in the configuration and is empty for the software module.
 *
 * @param <R> what it answers
 */
public sealed interface ModuleCalls<R> extends OperatorCall<R> {

    Optional<String> module();

    /**
     * An older copy of a module's state that was found at its start.
     *
     * @param reason what the module says of it
     * @param obstacle why it cannot be taken at present, with what to do; empty when it can
     */
    record RollBack(String reason, Optional<String> obstacle) {}

    /** Lets the module compute known answers; one that is wrong is told, and the module vends nothing then. */
    record SelfTest(Optional<String> module) implements ModuleCalls<SelfTestResult> {

        public SelfTest {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "module.self-test";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_MODULES;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /**
     * Appoints crypto officers in place of those there were; answers their names.
     *
     * @param appointed names of the new ones, none or two or more; the PIN of each is asked for twice
     * @param officers two of those there are, where there are any; their PINs are asked for
     */
    record AppointOfficers(Optional<String> module, List<String> appointed, List<String> officers)
            implements ModuleCalls<List<String>> {

        public AppointOfficers {
            Given.value("module", module);
            appointed = Given.list("appointed", appointed);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "module.officers";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /** The older copy of its state that the module found at its start; empty when it found none. */
    record LookAtRollBack(Optional<String> module) implements ModuleCalls<Optional<RollBack>> {

        public LookAtRollBack {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "module.rollback";
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
     * Takes an older copy of the module's state that was put back on purpose. A server that has started with one does not: it
     * is done while none runs. Answers whether there was one.
     *
     * @param officers two crypto officers, for a module that has some; their PINs are asked for
     */
    record AcceptRollBack(Optional<String> module, List<String> officers) implements ModuleCalls<Boolean> {

        public AcceptRollBack {
            Given.value("module", module);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "module.accept-rollback";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }

        @Override
        public String danger() {
            return "Take this state, with the limits it has, as the newest?";
        }
    }

    /** Most entries of one answer. */
    int MOST_EVENTS = 1_000;

    /**
     * An entry of a module's log.
     *
     * @param position 0 for the newest
     * @param time when it was written, by the module's clock
     * @param event what it says, as the module words it
     */
    record Event(int position, Instant time, String event) {}

    /**
     * The module's own log, the newest first; a tampered module tells it too.
     *
     * @param from first position, 0 for the newest
     * @param most how many at most, 1-{@value #MOST_EVENTS}
     */
    record Log(Optional<String> module, int from, int most) implements ModuleCalls<List<Event>> {

        /**
         * Holds the numbers to their ranges.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public Log {
            Given.value("module", module);
            Param.range("from", from, 0, 999_999_999);
            Param.range("most", most, 1, MOST_EVENTS);
        }

        @Override
        public String action() {
            return "module.log";
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
     * How access to the module stands.
     *
     * @param mode {@code AC:NONE} for a module without officers, {@code AC:OPERATIONAL}, or {@code AC:PRIVILEGED} while two are
     *     logged in
     * @param loggedIn names of the officers who are
     * @param left until the privileged state ends by itself, whichever comes first
     */
    record Access(String mode, List<String> loggedIn, Optional<AccessControlStatus.Left> left) {

        public Access {
            loggedIn = List.copyOf(loggedIn);
        }

        /** As the module tells it. */
        public static Access of(AccessControlStatus status) {
            return new Access(status.mode().toString(), status.loggedIn(), status.left());
        }
    }

    /** How access to the module stands. */
    record ShowAccess(Optional<String> module) implements ModuleCalls<Access> {

        public ShowAccess {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "module.access";
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
     * Logs crypto officers in, so that the module is privileged until they are logged out or it ends that itself. Calls that
     * change it need no officers meanwhile.
     *
     * @param officers two of them; their PINs are asked for
     */
    record LogIn(Optional<String> module, List<String> officers) implements ModuleCalls<Access> {

        public LogIn {
            Given.value("module", module);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "module.login";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /** Logs all crypto officers out. */
    record LogOut(Optional<String> module) implements ModuleCalls<Access> {

        public LogOut {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "module.logout";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_MODULES;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }
}
