package io.ptoken.service.port;

import io.ptoken.sts.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where operators want the modules of a pool to stand, as far as that differs from the configuration. Thread safe; every
 * change is one transaction with its audit entry and durable when the method returns.
 */
public interface ModuleStandingStore {

    /**
     * What was decided about a module. What is empty stands in the configuration.
     *
     * @param priority order of asking, 1-99
     * @param standby true: asked only when no other can
     * @param drained true: asked for nothing new
     */
    record Decision(OptionalInt priority, Optional<Boolean> standby, Optional<Boolean> drained) {

        /** Nothing: all stands in the configuration. */
        public static final Decision NONE = new Decision(OptionalInt.empty(), Optional.empty(), Optional.empty());

        private static final int LAST = 99;

        /** @throws InvalidValueException for a priority out of its range */
        public Decision {
            priority.ifPresent(number -> InvalidValueException.requireRange("priority", number, 1, LAST));
        }
    }

    /** What was decided, by the name of the module; modules about which nothing was decided are left out. */
    Map<String, Decision> all();

    /** Transaction "decide": in the place of what was decided before; {@link Decision#NONE} forgets that. */
    void decide(String module, Decision decision, AuditEntry entry);
}
