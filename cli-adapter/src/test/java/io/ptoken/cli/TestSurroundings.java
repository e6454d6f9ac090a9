package io.ptoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.commands.CommandTree;
import io.ptoken.cli.console.Results;
import io.ptoken.cli.console.Screen;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.InputEndedException;
import io.ptoken.node.process.PrivatePage;
import io.ptoken.node.process.Prompt;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.port.ServiceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Surroundings with a fixed clock, given environment variables, and answers typed in advance. */
public final class TestSurroundings {

    /** The time at which every test takes place that names no other. */
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** Name of the person at the terminal. */
    public static final String USER = "root";

    /** Not that of the machine: tests leave nothing there. */
    private static final String LOCKS =
            Path.of("target", "locks").toAbsolutePath().toString();

    private final Map<String, String> variables = new HashMap<>(Map.of("PTOKEN_LOCK_FOLDER", LOCKS));
    /** Typed where the input ends, as by Ctrl-D. */
    public static final String END = "\u0004";

    private final Queue<String> answers = new ArrayDeque<>();
    private final List<char[]> secretsTyped = new CopyOnWriteArrayList<>();
    private byte[] piped = {};
    private boolean terminal;
    private boolean pages = true;
    private final List<String> shownOnPages = new CopyOnWriteArrayList<>();
    private final List<String> askedOnPages = new CopyOnWriteArrayList<>();
    private boolean pageStands;
    private Optional<ServiceStore> store = Optional.empty();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private SecureRandom random = new SecureRandom();
    private Screen screen = Screen.NONE;

    /** Sets an environment variable. */
    public TestSurroundings variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Types these at the prompts, in this order. */
    public TestSurroundings typing(String... lines) {
        answers.addAll(List.of(lines));
        return this;
    }

    /** Pipes this in. */
    public TestSurroundings piping(byte[] input) {
        piped = input.clone();
        return this;
    }

    /** What is piped in is typed at a terminal instead. */
    public TestSurroundings atTerminal() {
        terminal = true;
        return this;
    }

    /** There is no terminal that shows pages. */
    public TestSurroundings withoutPages() {
        pages = false;
        return this;
    }

    /** The lines of all pages that were shown, each page ended by {@code (erased)}. */
    public List<String> shownOnPages() {
        return List.copyOf(shownOnPages);
    }

    /** What was asked while a page stood. */
    public List<String> askedOnPages() {
        return List.copyOf(askedOnPages);
    }

    /** Everything takes place at another time. */
    public TestSurroundings at(Instant time) {
        return on(Clock.fixed(time, ZoneOffset.UTC));
    }

    /** Time passes as this clock tells. */
    public TestSurroundings on(Clock told) {
        clock = told;
        return this;
    }

    /** Randomness from elsewhere. */
    public TestSurroundings random(SecureRandom source) {
        random = source;
        return this;
    }

    /** Stdout and stderr are a terminal of so many columns. */
    public TestSurroundings columns(int columns) {
        screen = new Screen(OptionalInt.of(columns), OptionalInt.of(columns));
        return this;
    }

    /** Commands that take a store by its ports work on this one. */
    public TestSurroundings store(ServiceStore opened) {
        store = Optional.of(opened);
        return this;
    }

    /** Runs a command line in these surroundings. Whatever it asked for secretly it must have zeroised when it ends. */
    public CommandRun run(String... arguments) {
        return zeroised(start(arguments));
    }

    private CommandRun zeroised(CommandRun run) {
        assertThat(secretsTyped).as("secrets left in memory").allMatch(TestSurroundings::isZeroised);
        return run;
    }

    /** Runs a command line whose result goes to a full disk. */
    public CommandRun runOnAFullDisk(String... arguments) {
        return runInto(fullDisk(), arguments);
    }

    /** Runs a command line whose reader has gone. */
    public CommandRun runIntoAClosedPipe(String... arguments) {
        return runInto(closedPipe(), arguments);
    }

    private CommandRun runInto(PrintWriter out, String... arguments) {
        ProgramSurroundings here = surroundings();
        CommandLine tree = store.map(
                        opened -> CommandTree.of(here, installation -> new OpenStore(opened, () -> {}), arguments))
                .orElseGet(() -> CommandTree.of(here, StoreAccess.of(here), arguments));
        return zeroised(CommandRun.of(here, tree, out, arguments));
    }

    /** Where nothing has room. */
    public static PrintWriter fullDisk() {
        return nowhere("No space left on device", false);
    }

    /** Where nobody reads. */
    public static PrintWriter closedPipe() {
        return nowhere("Broken pipe", true);
    }

    private static PrintWriter nowhere(String reason, boolean pipe) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        };
        return Results.of(full, StandardCharsets.UTF_8, () -> pipe);
    }

    private static boolean isZeroised(char[] secret) {
        return new String(secret).chars().allMatch(character -> character == 0);
    }

    private CommandRun start(String... arguments) {
        return store.map(opened ->
                        CommandRun.of(surroundings(), installation -> new OpenStore(opened, () -> {}), arguments))
                .orElseGet(() -> CommandRun.of(surroundings(), arguments));
    }

    /**
     * Runs a command that serves until it is stopped.
     *
     * @param meanwhile is given what the command has printed once it serves; when it returns, the command is stopped
     */
    public CommandRun runWhile(Consumer<String> meanwhile, String... arguments) {
        StringWriter out = new StringWriter();
        StopSignal stop = new StopSignal() {
            @Override
            public void onStop(Undo running) {}

            @Override
            public void await() {
                meanwhile.accept(out.toString());
            }
        };
        return CommandRun.of(surroundings(stop), out, arguments);
    }

    /** For what is run without a command. */
    public ProgramSurroundings surroundings() {
        return surroundings(new StoppedAtOnce());
    }

    private ProgramSurroundings surroundings(StopSignal stop) {
        return new ProgramSurroundings(
                name -> Optional.ofNullable(variables.get(name)),
                new ByteArrayInputStream(piped),
                new TypedInAdvance(),
                clock,
                random,
                stop,
                false,
                screen,
                USER);
    }

    private final class TypedInAdvance implements Prompt {

        @Override
        public char[] secret(String question) {
            char[] secret = line(question)
                    .orElseThrow(() -> new InputEndedException(question))
                    .toCharArray();
            secretsTyped.add(secret);
            return secret;
        }

        @Override
        public boolean isTerminal() {
            return terminal;
        }

        @Override
        public boolean hasPages() {
            return pages;
        }

        @Override
        public PrivatePage page() {
            pageStands = true;
            return new RecordedPage();
        }

        @Override
        public boolean confirm(String question) {
            return next(question).equals("y");
        }

        @Override
        public boolean word(String question, String word) {
            return next(question).equals(word);
        }

        @Override
        public Optional<String> answer(String question) {
            return Optional.ofNullable(answers.poll()).filter(answer -> !answer.isEmpty());
        }

        @Override
        public Optional<String> line(String question) {
            return Optional.of(next(question)).filter(line -> !line.equals(END));
        }

        private String next(String question) {
            if (pageStands) {
                askedOnPages.add(question);
            }
            String answer = answers.poll();
            if (answer == null) {
                throw new CommandFailure("no terminal to ask '" + question + "'");
            }
            return answer;
        }
    }

    /** Keeps what a terminal would have shown. */
    private final class RecordedPage implements PrivatePage {

        @Override
        public void line(String text) {
            shownOnPages.add(text);
        }

        @Override
        public void secret(String label, char[] secret) {
            shownOnPages.add(label + new String(secret));
        }

        @Override
        public void close() {
            pageStands = false;
            shownOnPages.add("(erased)");
        }
    }

    /** Somebody stops the server as soon as it serves. */
    private static final class StoppedAtOnce implements StopSignal {

        @Override
        public void onStop(Undo running) {}

        @Override
        public void await() {}
    }
}
