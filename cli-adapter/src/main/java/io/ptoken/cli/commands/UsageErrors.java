package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.console.Style;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line: one sentence first, then how the command is called. */
final class UsageErrors implements IParameterExceptionHandler {

    private static final Pattern NONE_OF_CHOICE =
            Pattern.compile("Error: Missing required argument \\(specify one of these\\): \\((.*)\\)");
    private static final Pattern REPEATED = Pattern.compile(" \\[[^\\]]*\\]\\.\\.\\.");
    private static final Pattern ALL_OF_CHOICE =
            Pattern.compile("Error: (.*) are mutually exclusive \\(specify only one\\)");
    private static final Pattern POSITION =
            Pattern.compile("(?<=^Invalid value for )positional parameter at index \\S+ \\(([^)]*)\\)");

    private static final Pattern LABEL =
            Pattern.compile("(?<=^Invalid value for option '--[a-z-]{1,40}') \\([A-Z]+\\)");

    private static final int MOST_SUGGESTIONS = 3;

    private final ProgramSurroundings surroundings;

    UsageErrors(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        ParameterException told = misspelt(failure, args).orElse(failure);
        CommandLine command = told.getCommandLine();
        if (ErrorDocuments.areWanted(List.of(args))) {
            ErrorDocuments.print(command, ErrorDocuments.ofCommandLine(told, text(told)));
        }
        PrintWriter err = command.getErr();
        err.println(Style.RED.of("ptoken: ", surroundings.terminal()) + text(told));
        if (isIncomplete(told)) {
            command.usage(err);
        } else {
            Synopsis.lines(command, surroundings.screen().helpColumns()).forEach(err::println);
            err.println(ErrorDocuments.tryHelp(command));
        }
        err.flush();
        return ExitCode.USAGE;
    }

    /**
     * An option that is missing may be there under a name that is no option's: that one is told instead. picocli looks for
     * missing ones first, so what else is wrong is found by letting it go on.
     */
    private static Optional<ParameterException> misspelt(ParameterException failure, String[] args) {
        if (!(failure instanceof MissingParameterException)) {
            return Optional.empty();
        }
        CommandLine program = failure.getCommandLine().getCommandSpec().root().commandLine();
        collectErrors(program, true);
        CommandLine.ParseResult result = program.parseArgs(args);
        collectErrors(program, false);
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        return result.errors().stream()
                .filter(UnmatchedArgumentException.class::isInstance)
                .map(UnmatchedArgumentException.class::cast)
                .filter(UnmatchedArgumentException::isUnknownOption)
                .map(ParameterException.class::cast)
                .findFirst();
    }

    private static void collectErrors(CommandLine command, boolean collected) {
        command.getCommandSpec().parser().collectErrors(collected);
        command.getSubcommands().values().forEach(below -> collectErrors(below, collected));
    }

    private static String text(ParameterException failure) {
        return Echo.in(told(failure));
    }

    private static String told(ParameterException failure) {
        if (isIncomplete(failure)) {
            return "'" + failure.getCommandLine().getCommandSpec().qualifiedName()
                    + "' needs one of the commands below";
        }
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched);
        }
        return plain(String.valueOf(failure.getMessage()));
    }

    /** The sentences of picocli that do not speak of what was typed by its name, or not in words of everyday. */
    private static String plain(String message) {
        Matcher choice = NONE_OF_CHOICE.matcher(message);
        if (choice.matches()) {
            return "Missing: one of "
                    + REPEATED.matcher(choice.group(1)).replaceAll("...").replace(" | ", " or ");
        }
        Matcher both = ALL_OF_CHOICE.matcher(message);
        if (both.matches()) {
            return "Only one of them may be given: " + both.group(1);
        }
        return LABEL.matcher(POSITION.matcher(message).replaceFirst("$1")).replaceFirst("");
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        String first = withoutValue(failure.getUnmatched().get(0));
        CommandLine command = failure.getCommandLine();
        boolean hasCommands = !command.getSubcommands().isEmpty();
        String what =
                first.startsWith("-") ? "Unknown option" : hasCommands ? "Unknown command" : "Unexpected argument";
        return what + ": '" + first + "'" + hint(first, command);
    }

    private static String hint(String first, CommandLine command) {
        List<CommandLine> below = below(command).toList();
        if (below.stream().anyMatch(one -> one.getCommandSpec().optionsMap().containsKey(first))) {
            return ". It goes behind the command: " + command.getCommandSpec().qualifiedName() + " COMMAND " + first;
        }
        List<String> elsewhere = below.stream()
                .filter(one -> one.getCommandName().equals(first))
                .map(one -> one.getCommandSpec().qualifiedName())
                .toList();
        if (elsewhere.isEmpty()) {
            return didYouMean(new UnmatchedArgumentException(command, List.of(first)).getSuggestions());
        }
        return elsewhere.size() > MOST_SUGGESTIONS
                ? ofWhat(first, elsewhere)
                : ". Did you mean " + String.join(" or ", elsewhere) + "?";
    }

    /** A verb that many nouns have: the nouns are what is to be told. */
    private static String ofWhat(String verb, List<String> commands) {
        Pattern noun = Pattern.compile("\\S+ (.*) " + Pattern.quote(verb));
        return commands.stream()
                .map(noun::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .sorted()
                .collect(Collectors.joining(", ", ". Of what? 'ptoken NOUN " + verb + "' goes with: ", ""));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .flatMap(one -> Stream.concat(Stream.of(one), below(one)));
    }

    /** A value behind the name may be a secret, and hides what the name resembles. */
    static String withoutValue(String word) {
        return word.replaceFirst("^(--?[^=]+)=.*", "$1");
    }

    private static String didYouMean(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : ". Did you mean " + suggestions.get(0) + "?";
    }

    /** {@code ptoken vk} without saying what to do with vending keys. */
    private static boolean isIncomplete(ParameterException failure) {
        return failure.getClass() == ParameterException.class
                && !failure.getCommandLine().getSubcommands().isEmpty();
    }
}
