package io.ptoken.cli.commands;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Errors of the API name its parameters; people at a terminal know options. */
final class OptionNames {

    private static final Pattern PARAMETER = Pattern.compile("Parameter '(\\w+)'");
    private static final String RECORD = "--id-record";

    /** Those that are called otherwise. */
    private static final Map<String, List<String>> OTHERWISE = Map.of(
            "transferAmount", List.of("--amount", "--value"),
            "index", List.of("--flag", "--control"),
            "mfrcode", List.of("--manufacturer"),
            "username", List.of("--user", "NAME"),
            "tokenDec", List.of("DIGITS"));

    private final ParseResult typed;
    private final CommandSpec command;

    private OptionNames(ParseResult typed) {
        this.typed = typed;
        this.command = typed.commandSpec();
    }

    /** The names of the command that was typed, the innermost one. */
    static OptionNames of(ParseResult result) {
        ParseResult innermost = result;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return new OptionNames(innermost);
    }

    /** The text with the names of options where it has those of parameters. */
    String in(String text) {
        return PARAMETER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(name(found.group(1)).orElse(found.group())));
    }

    /** The parameter that a text speaks of, if it does of one. */
    static Optional<String> parameterIn(String text) {
        Matcher found = PARAMETER.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The option or argument for a parameter, or else the parameter. */
    String of(String parameter) {
        return name(parameter).orElse(parameter);
    }

    private Optional<String> name(String parameter) {
        List<String> names = OTHERWISE.getOrDefault(parameter, List.of(option(parameter), label(parameter)));
        Optional<String> given = names.stream().filter(this::isTyped).findFirst();
        if (given.isPresent()) {
            return given;
        }
        if (typed.hasMatchedOption(RECORD)) {
            return Optional.of("'" + parameter + "' in " + RECORD);
        }
        return names.stream().filter(this::isKnown).findFirst();
    }

    private boolean isTyped(String name) {
        OptionSpec option = command.findOption(name);
        return option == null ? isKnown(name) : typed.hasMatchedOption(option);
    }

    private boolean isKnown(String name) {
        return command.findOption(name) != null
                || command.positionalParameters().stream()
                        .map(PositionalParamSpec::paramLabel)
                        .anyMatch(name::equals);
    }

    private static String option(String parameter) {
        return "--" + parameter.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String label(String parameter) {
        return parameter.toUpperCase(Locale.ROOT);
    }
}
