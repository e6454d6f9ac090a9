package io.ptoken.cli.commands.task;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.node.process.CommandFailure;
import java.util.Optional;

/** The roles that commands need of a module, which it may be without. */
public final class Roles {

    private Roles() {}

    /** For commands on what the module remembers of the store. */
    public static StoreMarkKeeping storeMarkKeeping(SecurityModule module) {
        return of(module, module.storeMarkKeeping(), "remembers nothing of the store");
    }

    private static <R> R of(SecurityModule module, Optional<R> role, String lack) {
        return role.orElseThrow(() ->
                new CommandFailure("the security module " + module.status().moduleId() + " " + lack));
    }
}
