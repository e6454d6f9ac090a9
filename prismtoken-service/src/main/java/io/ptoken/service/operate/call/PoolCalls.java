package io.ptoken.service.operate.call;

import io.ptoken.hsm.pool.MemberReport.Failures;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.pool.ListedModule;
import java.util.List;
import java.util.Optional;

/**
 * Calls on modules that stand in for each other, and the order in which they are asked.
 *
 * @param <R> what it answers
 */
public sealed interface PoolCalls<R> extends OperatorCall<R> {

    /**
     * A module as it is now.
     *
     * @param module as the configuration lists it
     * @param standing where it stands
     * @param failures what went wrong with it since the server started; empty where no server has it in use
     */
    record Member(ListedModule module, ModuleStanding standing, Optional<Failures> failures) {}

    /**
     * What came of a change.
     *
     * @param now where the module stands
     * @param before where it stood
     * @param warning what to consider about it
     */
    record Changed(ModuleStanding now, ModuleStanding before, Optional<String> warning) {}

    /** The modules in the order of the configuration; none where that lists none. */
    record All() implements PoolCalls<List<Member>> {

        @Override
        public String action() {
            return "pool.list";
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

    /** A change to one of them; {@code EParamRange} for a name that is none. */
    sealed interface Change extends PoolCalls<Changed> {

        String name();

        @Override
        default Permission permission() {
            return Permission.MANAGE_MODULES;
        }

        @Override
        default String subject() {
            return name();
        }

        @Override
        default Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /** Gives it nothing new; what it is working on it ends. */
    record Drain(String name) implements Change {

        public Drain {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "pool.drain";
        }
    }

    /** Puts it back. */
    record Resume(String name) implements Change {

        public Resume {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "pool.resume";
        }
    }

    /**
     * Changes when it is asked.
     *
     * @param priority 1-99, the lowest first
     */
    record SetPriority(String name, int priority) implements Change {

        public SetPriority {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "pool.priority";
        }
    }

    /**
     * Lets it wait until no other can, or not.
     *
     * @param standby true to wait
     */
    record SetStandby(String name, boolean standby) implements Change {

        public SetStandby {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "pool.standby";
        }
    }
}
