package io.ptoken.node.holding;

import io.ptoken.hsm.hold.Holder;
import io.ptoken.node.process.Surroundings;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who opens security modules.
 *
 * @param command as others are told, e.g. {@code ptoken serve}
 * @param warn is told what could not be locked, a line for people
 * @param surroundings time, user, environment
 * @param patience with a command that has what is wanted
 */
public record Taker(String command, Consumer<String> warn, Surroundings surroundings, Patience patience) {

    private static final String PROGRAM = "ptoken ";
    private static final Set<String> SERVERS = Set.of("ptoken serve", "ptoken demo", "ptoken hsm simulate");

    /** A command waits for others that end by themselves; a server has a patience of its own. */
    public Taker(String command, Consumer<String> warn, Surroundings surroundings) {
        this(command, warn, surroundings, isPassing(command) ? Patience.OF_A_COMMAND : Patience.NONE);
    }

    /** One whose modules nobody else can have, so that there is nothing to warn of and to wait for. */
    public static Taker quiet(String command, Surroundings surroundings) {
        return new Taker(command, line -> {}, surroundings, Patience.NONE);
    }

    /** True for a command that ends by itself. */
    static boolean isPassing(String command) {
        return command.startsWith(PROGRAM) && !SERVERS.contains(command);
    }

    /** What others are told. */
    Holder holder() {
        return Holder.ofThisProcess(
                command, surroundings.user(), surroundings.clock().instant());
    }
}
