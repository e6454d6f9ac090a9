package io.ptoken.cli.commands.options;

import io.ptoken.cli.document.Document;
import io.ptoken.cli.document.Documents;
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

    /** Prints a document to the output of a command. */
    public void print(CommandSpec spec, Document document) {
        Documents.print(spec.commandLine().getOut(), document);
    }
}
