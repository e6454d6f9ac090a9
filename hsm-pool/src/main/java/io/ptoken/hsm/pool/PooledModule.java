package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * A member of a pool as it is configured. The module belongs to whoever made it.
 *
 * @param name how people and settings call it, IDENT, 1-40 characters
 * @param module the module; thread safe
 * @param standing where it stands while no command has changed that
 */
public record PooledModule(String name, SecurityModule module, ModuleStanding standing) {

    private static final Pattern IDENT = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_\\-.,]{0,39}");

    /** @throws InvalidValueException for a name that is no IDENT */
    public PooledModule {
        if (!IDENT.matcher(name).matches()) {
            throw new InvalidValueException(
                    "module", name, "1-40 letters, digits or _-., beginning with a letter or digit");
        }
    }

    /** A member of priority 1 in service. */
    public static PooledModule of(String name, SecurityModule module) {
        return new PooledModule(name, module, ModuleStanding.FIRST);
    }

    /** With another priority number. */
    public PooledModule priority(int number) {
        return new PooledModule(name, module, standing.withPriority(number));
    }

    /** Asked only when no other can. */
    public PooledModule asStandby() {
        return new PooledModule(name, module, standing.withStandby(true));
    }
}
