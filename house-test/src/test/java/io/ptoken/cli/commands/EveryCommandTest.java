package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.commands.user.UserTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/**
 * What holds for every command: a result that does not arrive is told, what is changed stands in the audit log, and nothing
 * is done before the question that asks for it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class EveryCommandTest {

    private static final String LOST = "the result could not be written (";

    private static final Map<String, CommandLine> TREE = tree();

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

    static Stream<EveryCommand> changing() {
        return commands().filter(command -> !command.action().isEmpty() && !readsOnly(command));
    }

    static Stream<EveryCommand> reading() {
        return commands().filter(EveryCommandTest::readsOnly);
    }

    /** They change something that has no audit log, or others do and have their own entries. */
    static Stream<EveryCommand> others() {
        return commands().filter(command -> command.action().isEmpty() && !readsOnly(command));
    }

    static Stream<EveryCommand> asking() {
        return commands().filter(EveryCommand::asks);
    }

    @Test
    void isOneOfThese() {
        assertThat(commands().map(EveryCommand::name)).containsExactlyInAnyOrderElementsOf(TREE.keySet());
    }

    @Test
    void readsOnlyOrLeavesAnEntryInTheAuditLog() {
        assertThat(reading())
                .allMatch(command -> isAudited(command) != command.action().isEmpty());
        assertThat(others().map(EveryCommand::name))
                .as("a server's calls have entries of their own, no job runs here, the rest works on no installation")
                .allMatch(name ->
                        List.of("serve", "licence issuer create", "job cancel").contains(name)
                                || name.startsWith("kmc-sim "));
    }

    @Test
    void asksHereWhenItHasAnOptionNotToAsk() {
        List<String> withYes = TREE.entrySet().stream()
                .filter(entry -> entry.getValue().getCommandSpec().findOption("--yes") != null)
                .map(Map.Entry::getKey)
                .toList();

        assertThat(asking().map(EveryCommand::name)).containsAll(withYes);
    }

    @ParameterizedTest
    @MethodSource("changing")
    void leavesAnEntryInTheAuditLogAndSaysThatItsResultCouldNotBeWritten(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);
        List<String> before = place.audited();

        CommandRun run = place.surroundings(command.typed()).runOnAFullDisk(place.arguments());

        assertThat(run.err())
                .contains("ptoken: " + LOST + "No space left on device); ")
                .contains(hasMessage(command) ? "--message-id hand-" : "look before you repeat it");
        assertThat(run.exitCode()).isEqualTo(1);
        List<String> after = place.audited();
        assertThat(after.subList(before.size(), after.size())).contains(command.action());
    }

    /** Each call by hand has one. */
    private static boolean hasMessage(EveryCommand command) {
        return command.name().startsWith("token ") || command.name().equals("ditk tokens");
    }

    @ParameterizedTest
    @MethodSource("reading")
    void isQuietWhenItsReaderHasSeenEnough(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);
        List<String> before = place.audited();

        CommandRun full = place.surroundings(command.typed()).runOnAFullDisk(place.arguments());
        CommandRun pipe = place.surroundings(command.typed()).runIntoAClosedPipe(place.arguments());

        assertThat(full.err()).endsWith("ptoken: " + LOST + "No space left on device)\n");
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(pipe.err()).doesNotContain("ptoken: ");
        assertThat(pipe.exitCode()).isEqualTo(1);
        if (isAudited(command)) {
            List<String> after = place.audited();
            assertThat(after.subList(before.size(), after.size())).contains(command.action());
        } else {
            assertThat(place.audited()).isEqualTo(before);
        }
    }

    /** Those that open the store; the rest goes on without it. */
    static Stream<EveryCommand> looking() {
        return reading()
                .filter(command -> command.stage() != EveryCommand.Stage.NONE)
                .filter(command -> opensTheStore(userObject(command)));
    }

    @ParameterizedTest
    @MethodSource("looking")
    void makesNoStoreWhereOneIsMissing(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);
        place.loseStore();
        Map<String, String> files = place.files();

        CommandRun run = place.surroundings(command.typed()).run(place.arguments());

        assertThat(run.err())
                .contains("ptoken: the file of the store, ")
                .contains("ptoken.db, is missing, and none is made in its place: ")
                .contains("'ptoken restore'");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(place.hasStore()).isFalse();
        assertThat(place.files()).isEqualTo(files);
    }

    private static boolean opensTheStore(Object task) {
        return task instanceof StoreTask || task instanceof OperatorTask || task instanceof UserTask;
    }

    @ParameterizedTest
    @MethodSource("others")
    void saysThatItsResultCouldNotBeWritten(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);

        CommandRun run = place.surroundings(command.typed()).runIntoAClosedPipe(place.arguments());

        assertThat(run.err())
                .contains("ptoken: " + LOST + "Broken pipe); the command has done its work all the same: look before");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("asking")
    void doesNothingBeforeTheQuestionThatAsksForIt(EveryCommand command) throws IOException {
        CommandBench.Place place = bench.place(command);
        List<String> audited = place.audited();
        Map<String, String> files = place.files();

        CommandRun run = place.surroundings(command.refusing()).run(place.arguments());

        assertThat(run.err()).containsPattern("ptoken: not confirmed; nothing was [a-z]+\n$");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(place.audited()).isEqualTo(audited);
        assertThat(place.files()).isEqualTo(files);
    }

    @Test
    void itsHelpIsAResultToo() {
        ProgramSurroundings surroundings = new TestSurroundings().surroundings();
        CommandLine program = CommandTree.of(surroundings);
        TREE.keySet().forEach(name -> {
            String[] help = (name + " --help").split(" ");
            CommandRun full = CommandRun.of(surroundings, program, TestSurroundings.fullDisk(), help);
            assertThat(full.exitCode()).as(name).isEqualTo(1);
            assertThat(full.err()).isEqualTo("ptoken: " + LOST + "No space left on device)\n");
            CommandRun pipe = CommandRun.of(surroundings, program, TestSurroundings.closedPipe(), help);
            assertThat(pipe.exitCode()).as(name).isEqualTo(1);
            assertThat(pipe.err()).isEmpty();
        });
    }

    /** Whether the command takes an option. */
    static boolean hasOption(EveryCommand command, String name) {
        return Objects.requireNonNull(TREE.get(command.name())).getCommandSpec().findOption(name) != null;
    }

    private static boolean readsOnly(EveryCommand command) {
        Object object = userObject(command);
        return object instanceof GenerateCompletion || object.getClass().isAnnotationPresent(ReadsOnly.class);
    }

    private static boolean isAudited(EveryCommand command) {
        ReadsOnly reading = userObject(command).getClass().getAnnotation(ReadsOnly.class);
        return reading != null && reading.audited();
    }

    private static Object userObject(EveryCommand command) {
        return Objects.requireNonNull(TREE.get(command.name())).getCommandSpec().userObject();
    }

    /** Those that do something, by name. */
    private static Map<String, CommandLine> tree() {
        Map<String, CommandLine> commands = new TreeMap<>();
        collect(CommandTree.of(ProgramSurroundings.ofProcess()), "", commands);
        return commands;
    }

    private static void collect(CommandLine command, String path, Map<String, CommandLine> commands) {
        command.getSubcommands().forEach((name, subcommand) -> {
            String full = (path + " " + name).strip();
            if (subcommand.getSubcommands().isEmpty()) {
                commands.put(full, subcommand);
            }
            collect(subcommand, full, commands);
        });
    }
}
