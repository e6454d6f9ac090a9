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
 */
public record Taker(String command, Consumer<String> warn, Surroundings surroundings) {

    private static final String PROGRAM = "ptoken ";
    private static final Set<String> SERVERS = Set.of("ptoken serve", "ptoken demo", "ptoken hsm simulate");

    /** One whose modules nobody else can have, so that there is nothing to warn of. */
    public static Taker quiet(String command, Surroundings surroundings) {
        return new Taker(command, line -> {}, surroundings);
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
