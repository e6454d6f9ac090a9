package io.ptoken.cli.commands;

import io.ptoken.cli.console.Wrapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help for a width. picocli breaks lines within words that have hyphens, and so tears the names of options and commands: here
 * it writes lines as long as they come, and they are broken at blanks afterwards.
 */
final class HelpLayout {

    /** Longer than any line of help. */
    private static final int UNBROKEN = 2000;

    private static final Pattern EXAMPLE = Pattern.compile("  ([A-Z_]+=\\S+ )*ptoken .*");
    private static final Pattern CONTINUED = Pattern.compile(" \\\\\\R +");

    private HelpLayout() {}

    /** Lays out the help of a command and all below it. */
    static void install(CommandLine program, int columns) {
        Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>();
        program.getHelpSectionMap()
                .forEach((key, section) -> sections.put(key, help -> broken(section.render(help), columns)));
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING, help -> "");
        sections.put(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                help -> joined(Synopsis.lines(help.commandSpec().commandLine(), columns)));
        program.setHelpSectionMap(sections);
        program.setUsageHelpWidth(UNBROKEN);
    }

    private static String broken(String section, int columns) {
        return joined(CONTINUED
                .matcher(section)
                .replaceAll(" ")
                .lines()
                .flatMap(line -> lines(line, columns).stream())
                .toList());
    }

    private static List<String> lines(String line, int columns) {
        return EXAMPLE.matcher(line).matches() ? Wrapping.wrapCommand(line, columns) : Wrapping.wrap(line, columns);
    }

    private static String joined(List<String> lines) {
        return lines.stream()
                .map(line -> line.stripTrailing() + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
