package io.ptoken.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a key from the KMC simulator into a simulated module, command by command as the page has it. */
@Tag("slow")
class KeyWalkTest {

    private static final Path PAGE =
            Path.of(System.getProperty("ptoken.root", "..")).resolve("docs/hsm-simulator.md");
    private static final Pattern LINE = Pattern.compile("(?m)^line +(\\S+)$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (ptoken .*)$");

    @TempDir
    Path directory;

    private TestInstallation installation;
    private List<String> commands;

    @BeforeEach
    void read() throws IOException {
        installation = TestInstallation.made(directory);
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## Keys from the KMC simulator\n"));
        commands = COMMAND.matcher(section)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring("$ ptoken ".length()))
                .filter(line -> !line.equals("init"))
                .toList();
    }

    @Test
    void overTheNetworkBehindAnNss() {
        List<String> done = new ArrayList<>();
        int simulate = before(done);
        serve(simulate, List.of("--port", "0"), address -> {
            String[] parts = address.split(":", 2);
            module("kind: TSM500I, host: " + parts[0] + ", port: " + parts[1]);
            commands.subList(simulate + 1, commands.size()).forEach(command -> done.add(ok(command)));
        });

        assertThat(done).hasSize(commands.size() - 1);
        assertSold(done);
    }

    /** Stopped and started again while the request is out. */
    @Test
    void atAPseudoTerminal() {
        List<String> done = new ArrayList<>();
        int simulate = before(done);
        int answer = commands.indexOf("kmc-sim answer request.txt --out keys.klf.txt");
        List<String> pseudoTerminal = List.of("--type", "TSM250");
        serve(simulate, pseudoTerminal, device -> {
            module("kind: TSM250, device: " + device);
            commands.subList(simulate + 1, answer).forEach(command -> done.add(ok(command)));
        });
        serve(simulate, pseudoTerminal, device -> {
            module("kind: TSM250, device: " + device);
            commands.subList(answer, commands.size()).forEach(command -> done.add(ok(command)));
        });

        assertThat(done).hasSize(commands.size() - 1);
        assertSold(done);
    }

    /** Does what comes before the module; returns where the command is that starts it. */
    private int before(List<String> done) {
        int simulate = 0;
        while (!commands.get(simulate).startsWith("hsm simulate")) {
            done.add(ok(commands.get(simulate)));
            simulate++;
        }
        return simulate;
    }

    private interface Walk {
        void go(String address) throws IOException;
    }

    private void serve(int simulate, List<String> more, Walk walk) {
        String[] arguments =
                Stream.concat(arguments(commands.get(simulate)), more.stream()).toArray(String[]::new);
        CommandRun run = surroundings()
                .runWhile(
                        out -> {
                            Matcher line = LINE.matcher(out);
                            assertThat(line.find()).as(out).isTrue();
                            try {
                                walk.go(line.group(1));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    private void module(String entry) throws IOException {
        Files.writeString(installation.data().resolve("ptoken.yaml"), "modules: [{name: hall-a, " + entry + "}]\n");
    }

    private void assertSold(List<String> done) {
        assertThat(done.get(done.size() - 4)).endsWith("1 of 1 keys loaded; loading is ended, the keys vend.\n");
        assertThat(done.get(done.size() - 3)).contains("123457");
        assertThat(done.get(done.size() - 1)).contains("Credit:Electricity", "10.0 kWh", "SGC 123457, KRN 1");
    }

    private String ok(String command) {
        CommandRun run = surroundings().run(arguments(command).toArray(String[]::new));
        assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
        return run.out();
    }

    /** Whoever is asked for a password types it. */
    private TestSurroundings surroundings() {
        return installation
                .surroundings()
                .typing(TestInstallation.PASSWORD, TestInstallation.PASSWORD)
                .variable("PTOKEN_KMC_SIM", directory.resolve("kmc-sim").toString());
    }

    /** Files of the page lie in the directory of the test. */
    private Stream<String> arguments(String command) {
        return Stream.of(command.split(" ", -1))
                .map(word -> word.endsWith(".txt") || word.endsWith(".sealed")
                        ? directory.resolve(word).toString()
                        : word);
    }
}
