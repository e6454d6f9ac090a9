package io.ptoken.cli.commands.task;

import io.ptoken.cli.ExitCode;
import io.ptoken.hsm.status.ModuleStatus;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Registers of a hardware module that hold something which could not be read: a list of its keys is not the whole then. */
public final class UnreadRegisters {

    private static final String PREFIX = "register.";

    private UnreadRegisters() {}

    /** Why each of them could not be read, by its number. */
    public static SortedMap<String, String> in(ModuleStatus status) {
        SortedMap<String, String> unread = new TreeMap<>();
        status.details().forEach((name, reason) -> {
            if (name.startsWith(PREFIX)) {
                unread.put(name.substring(PREFIX.length()), reason);
            }
        });
        return unread;
    }

    /**
     * Says which they are.
     *
     * @param status of the module, after its keys were asked for
     * @return the exit code of a command that lists keys
     */
    public static int tell(ModuleStatus status, Consumer<String> warn) {
        SortedMap<String, String> unread = in(status);
        unread.forEach(
                (register, reason) -> warn.accept("Not known: the key in register " + register + ", " + reason + "."));
        return unread.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
