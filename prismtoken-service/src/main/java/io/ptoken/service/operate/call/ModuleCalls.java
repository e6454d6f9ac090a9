package io.ptoken.service.operate.call;

import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
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
            Given.value("appointed", appointed);
            Given.value("officers", officers);
            appointed = List.copyOf(appointed);
            officers = List.copyOf(officers);
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
            Given.value("officers", officers);
            officers = List.copyOf(officers);
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
}
