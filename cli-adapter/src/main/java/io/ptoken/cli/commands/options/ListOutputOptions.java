package io.ptoken.cli.commands.options;

import picocli.CommandLine.Option;

/** How a list is printed; the same flag as in {@link OutputOptions}. */
public final class ListOutputOptions {

    @Option(names = "--json", description = "Print the result as one JSON array.")
    boolean json;

    /** True when the result is for programs. */
    public boolean json() {
        return json;
    }
}
