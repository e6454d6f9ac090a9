package io.ptoken.cli.main;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.LeastMemory;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.CommandTree;
import io.ptoken.cli.console.Results;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.node.store.StoreAccess;
import java.util.Optional;

/** Entry point of the program. */
public final class Ptoken {

    private Ptoken() {}

    /** Runs one command and ends the process with its {@linkplain ExitCode exit code}. */
    public static void main(String[] args) {
        Optional<String> missing = LeastMemory.isMissing(Runtime.getRuntime().maxMemory());
        missing.ifPresent(System.err::println);
        System.exit(missing.isPresent() ? ExitCode.FAILURE : run(args));
    }

    private static int run(String... args) {
        ProgramSurroundings surroundings = ProgramSurroundings.ofProcess();
        return CommandTree.of(surroundings, StoreAccess.of(surroundings), args)
                .setOut(TerminalWriter.of(
                        Results.ofProcess(), surroundings.screen().out()))
                .execute(args);
    }
}
