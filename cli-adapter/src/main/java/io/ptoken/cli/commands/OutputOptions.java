package io.ptoken.cli.commands;

import picocli.CommandLine.Option;

/** How a result is printed; the same flag everywhere. */
final class OutputOptions {

    @Option(names = "--json", description = "Print the result as one JSON object.")
    boolean json;
}
