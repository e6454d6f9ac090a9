package io.ptoken.cli.commands.task;

import io.ptoken.cli.document.Documents;
import io.ptoken.cli.document.DoneDocument;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * {@code --json} for a command that has no document of its own: what it would say to people is the text of a
 * {@link DoneDocument}.
 */
public final class DoneAsDocument {

    private static final String JSON = "--json";

    /** They serve until they are stopped, or are about the program itself, or show a secret, or have a form of their own. */
    private static final Set<String> WITHOUT = Set.of(
            "ptoken help",
            "ptoken completion",
            "ptoken serve",
            "ptoken hsm simulate",
            "ptoken init",
            "ptoken audit export");

    private DoneAsDocument() {}

    /** Gives the option to each command that does something and lacks it. */
    public static void install(CommandLine command) {
        command.getSubcommands().values().forEach(DoneAsDocument::install);
        if (command.getSubcommands().isEmpty()
                && command.getCommandSpec().findOption(JSON) == null
                && !WITHOUT.contains(command.getCommandSpec().qualifiedName())) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder(JSON)
                            .description("Print the result as one JSON object.")
                            .build());
        }
    }

    /** Runs the command that was typed. */
    static int run(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        OptionSpec json = last.matchedOption(JSON);
        if (json == null || json.userObject() != null) {
            return new RunLast().execute(parsed);
        }
        CommandLine command = last.commandSpec().commandLine();
        PrintWriter out = command.getOut();
        StringWriter said = new StringWriter();
        int exitCode;
        command.setOut(new PrintWriter(said));
        try {
            exitCode = new RunLast().execute(parsed);
        } finally {
            command.setOut(out);
        }
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^ptoken ", "");
        Documents.print(out, new DoneDocument(name, said.toString().lines().toList()));
        return exitCode;
    }
}
