package io.ptoken.crash.program;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.CommandTree;
import io.ptoken.node.store.StoreAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The main class of a JVM of the packaged program that runs several of its commands: see {@link ProgramFiles#runInTurn}. */
final class CommandsInTurn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandsInTurn() {}

    /**
     * Runs them.
     *
     * @param arguments a file with the words of the commands, and one for what came of them
     */
    public static void main(String... arguments) throws IOException {
        List<List<String>> commands = JSON.readValue(Path.of(arguments[0]).toFile(), new TypeReference<>() {});
        List<Ended> ended = new ArrayList<>();
        for (List<String> command : commands) {
            Ended last = run(command.toArray(String[]::new));
            ended.add(last);
            if (!last.ok()) {
                break;
            }
        }
        JSON.writeValue(Path.of(arguments[1]).toFile(), ended);
    }

    private static Ended run(String... words) {
        ProgramSurroundings surroundings = ProgramSurroundings.ofProcess();
        StringWriter output = new StringWriter();
        int exitCode = CommandTree.of(surroundings, StoreAccess.of(surroundings), words)
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(words);
        return new Ended(exitCode, output.toString());
    }
}
