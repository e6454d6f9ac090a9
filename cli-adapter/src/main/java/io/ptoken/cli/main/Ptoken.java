package io.ptoken.cli.main;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.commands.CommandTree;
import io.ptoken.cli.console.Results;

/** Entry point of the program. */
public final class Ptoken {

    private Ptoken() {}

    /** Runs one command and ends the process with its {@linkplain ExitCode exit code}. */
    public static void main(String[] args) {
        System.exit(CommandTree.of(Surroundings.ofProcess())
                .setOut(Results.ofProcess())
                .execute(args));
    }
}
