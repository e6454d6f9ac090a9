package io.ptoken.cli.commands;

import io.ptoken.cli.commands.options.AlwaysNeeded;
import io.ptoken.cli.console.Wrapping;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How a command is called, in short: what it cannot do without by name, all else as {@code [OPTIONS]}. */
final class Synopsis {

    private static final String HEADING = "Usage: ";
    private static final String OPTIONS = "[OPTIONS]";

    private Synopsis() {}

    /** The lines, none longer than {@code columns} unless a single word is. */
    static List<String> lines(CommandLine command, int columns) {
        String name = HEADING + command.getCommandSpec().qualifiedName();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(name);
        for (String part : parts(command.getCommandSpec())) {
            if (line.length() + 1 + part.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(HEADING.length() + 1));
            }
            line.append(' ').append(part);
        }
        lines.add(line.toString());
        return lines.stream()
                .flatMap(whole -> Wrapping.wrap(whole, columns).stream())
                .toList();
    }

    private static List<String> parts(CommandSpec spec) {
        List<String> parts = new ArrayList<>();
        spec.options().stream().filter(Synopsis::isNeeded).map(Synopsis::option).forEach(parts::add);
        spec.argGroups().stream()
                .filter(group -> group.multiplicity().min() > 0)
                .map(Synopsis::choice)
                .forEach(parts::add);
        if (spec.options().stream().anyMatch(Synopsis::isLeftToChoice)) {
            parts.add(OPTIONS);
        }
        spec.positionalParameters().stream()
                .filter(parameter -> parameter.group() == null && !parameter.hidden())
                .map(Synopsis::parameter)
                .forEach(parts::add);
        if (!spec.subcommands().isEmpty()) {
            parts.add(spec.usageMessage().synopsisSubcommandLabel());
        }
        return parts;
    }

    private static boolean isLeftToChoice(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && !option.hidden()
                && !isNeeded(option)
                && !isInNeededGroup(option);
    }

    private static boolean isNeeded(OptionSpec option) {
        boolean alwaysNeeded =
                option.userObject() instanceof Field field && field.isAnnotationPresent(AlwaysNeeded.class);
        return (option.required() || alwaysNeeded) && option.group() == null;
    }

    private static boolean isInNeededGroup(ArgSpec argument) {
        return argument.group() != null && argument.group().multiplicity().min() > 0;
    }

    private static String option(OptionSpec option) {
        String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
        return option.longestName() + value + (option.isMultiValue() ? "..." : "");
    }

    private static String choice(ArgGroupSpec group) {
        return group.args().stream().map(Synopsis::argument).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String argument(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option(option) : parameter((PositionalParamSpec) argument);
    }

    private static String parameter(PositionalParamSpec parameter) {
        String label = Ansi.OFF.string(parameter.paramLabel()) + (parameter.isMultiValue() ? "..." : "");
        return parameter.arity().min() > 0 ? label : "[" + label + "]";
    }
}
