package io.ptoken.cli.commands.options;

import io.ptoken.cli.console.Facts;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a result is printed; the same flag everywhere. */
public final class OutputOptions {

    @Option(names = "--json", description = "Print the result as one JSON object.")
    boolean json;

    /** True when the result is for programs. */
    public boolean json() {
        return json;
    }

    /** Prints names and values to the output of a command. */
    public void print(CommandSpec spec, Map<String, String> facts) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Facts.printJson(out, facts);
        } else {
            Facts.print(out, facts);
        }
    }
}
