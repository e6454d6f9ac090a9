package io.ptoken.cli.commands.task;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * A command that only leads to others, as {@code ptoken audit}. picocli looks through a command by reflection, which takes
 * longer than most commands do, so of the others only that is made which a command line names.
 */
public final class CommandGroup {

    /**
     * A command that takes more than a description to make.
     *
     * @param name by which people call it
     * @param line makes it
     */
    public record Made(String name, Supplier<CommandLine> line) {}

    private final Object command;
    private final List<Object> subcommands;

    private CommandGroup(Object command, List<Object> subcommands) {
        this.command = command;
        this.subcommands = subcommands;
    }

    /**
     * The command with its subcommands, in the order in which help lists them.
     *
     * @param subcommands commands, groups, or {@link Made}
     */
    public static CommandGroup of(Object command, Object... subcommands) {
        return new CommandGroup(command, List.of(subcommands));
    }

    /**
     * The command line for these words: with the subcommand that the first word names and nothing else, or with all of them
     * where it names none.
     */
    public CommandLine line(List<String> words) {
        CommandLine line = new CommandLine(command);
        List<Object> named = words.isEmpty() ? List.of() : named(words.get(0));
        if (named.isEmpty()) {
            subcommands.forEach(subcommand -> line.addSubcommand(made(subcommand, List.of())));
        } else {
            named.forEach(subcommand -> line.addSubcommand(made(subcommand, words.subList(1, words.size()))));
        }
        return line;
    }

    private List<Object> named(String word) {
        return subcommands.stream()
                .filter(subcommand -> name(subcommand).equals(word))
                .toList();
    }

    private static Object made(Object subcommand, List<String> words) {
        if (subcommand instanceof CommandGroup group) {
            return group.line(words);
        }
        return subcommand instanceof Made made ? made.line().get() : subcommand;
    }

    private static String name(Object subcommand) {
        if (subcommand instanceof CommandGroup group) {
            return name(group.command);
        }
        if (subcommand instanceof Made made) {
            return made.name();
        }
        Command described = subcommand.getClass().getAnnotation(Command.class);
        return Objects.requireNonNull(described, "a command without a name").name();
    }
}
