package io.ptoken.cli.commands;

import picocli.CommandLine.Option;

/** How a list is printed; the same flag as in {@link OutputOptions}. */
final class ListOutputOptions {

    @Option(names = "--json", description = "Print the result as one JSON array.")
    boolean json;
}
