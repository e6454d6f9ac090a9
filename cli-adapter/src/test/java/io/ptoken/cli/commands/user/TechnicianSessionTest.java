package io.ptoken.cli.commands.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.TestTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A technician's day of mistakes: what they typed, pasted, scanned and piped, and what they were told. The file of the session has
 * for each {@code $} the command line, {@code <} what is typed at its prompts, {@code |} what is piped in, then stderr, and
 * last {@code =} the exit code.
 */
@Tag("slow")
class TechnicianSessionTest {

    private static final String SESSION = "/session/wrong-usages.txt";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final int AT_LEAST = 60;

    @TempDir
    static Path directory;

    private static TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    /** One command of the session. */
    private record Step(List<String> words, List<String> typed, List<String> piped, List<String> err, int exitCode) {}

    @BeforeAll
    static void makeAnInstallation() throws IOException {
        installation = TestInstallation.made(directory);
        assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                .isZero();
        Files.write(directory.resolve("utf-16.txt"), "\uFEFFany text".getBytes(StandardCharsets.UTF_16LE));
        Files.writeString(directory.resolve("letter.txt"), "Dear Sir or Madam,\n");
        Files.writeString(Files.createDirectory(directory.resolve("full")).resolve("file"), "");
    }

    @TestFactory
    Stream<DynamicTest> tellsWhatWasWrong() throws IOException {
        return session().stream()
                .map(step -> DynamicTest.dynamicTest(String.join(" ", step.words()), () -> assertTold(step)));
    }

    @Test
    void holdsSixtyMistakes() throws IOException {
        assertThat(session()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    private void assertTold(Step step) throws IOException {
        Path own = Files.createTempDirectory(directory, "step");
        TestTrees.copy(installation.data(), own.resolve("data"));
        TestSurroundings surroundings = installation
                .surroundings()
                .variable("PTOKEN_DATA", own.resolve("data").toString())
                .typing(step.typed().toArray(String[]::new));
        if (!step.piped().isEmpty()) {
            surroundings.piping(String.join("\n", step.piped()).getBytes(StandardCharsets.UTF_8));
        }

        CommandRun run = surroundings.run(step.words().stream()
                .map(word -> word.replace("{dir}", directory.toString()).replace("{own}", own.toString()))
                .toArray(String[]::new));

        List<String> told = run.err()
                .replace(own.toString(), "{own}")
                .replace(directory.toString(), "{dir}")
                .lines()
                .toList();
        assertThat(told).isEqualTo(step.err());
        assertThat(run.exitCode()).isEqualTo(step.exitCode());
    }

    private static List<Step> session() throws IOException {
        String text;
        try (var in = TechnicianSessionTest.class.getResourceAsStream(SESSION)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return Stream.of(text.split("\n(?=\\$ )"))
                .filter(block -> block.startsWith("$ "))
                .map(TechnicianSessionTest::step)
                .toList();
    }

    private static Step step(String block) {
        List<String> words = List.of();
        List<String> typed = new ArrayList<>();
        List<String> piped = new ArrayList<>();
        List<String> err = new ArrayList<>();
        int exitCode = -1;
        for (String line : block.lines().filter(each -> !each.isEmpty()).toList()) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.charAt(0)) {
                case '$' -> words = words(rest);
                case '<' -> typed.add(rest);
                case '|' -> piped.add(rest);
                case '=' -> exitCode = Integer.parseInt(rest);
                case '#' -> {}
                default -> err.add(line);
            }
        }
        return new Step(words, typed, piped, err, exitCode);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.subList(1, words.size());
    }
}
