package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.document.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command prints for programs, its errors too, is as {@code docs/json} says. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class EveryJsonTest {

    private CommandBench bench;

    @BeforeAll
    void makeTheBench(@TempDir Path directory) throws IOException {
        bench = new CommandBench(directory);
    }

    @AfterAll
    void closeIt() {
        bench.close();
    }

    static Stream<EveryCommand> commands() {
        return EveryCommand.all().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void printsTheDocumentOfItsSchema(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);
        CommandRun run = place.surroundings(command.typed()).run(place.arguments());
        System.err.println("### " + command.name() + " -> " + run.exitCode() + "\n" + run.out());
    }
}
