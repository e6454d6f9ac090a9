package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation tells people to type. */
class DocumentationIT {

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("]\\(([A-Za-z0-9/._-]+)\\)");
    private static final Path ROOT = Path.of(System.getProperty("ptoken.root", ".."));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/cli.md", "docs/keys-from-a-kmc.md", "docs/manufacturing.md"})
    void everyCommandWorksInTheOrderOfThePage(String page) throws IOException {
        List<String> commands = commands(page).stream()
                .filter(command -> !command.equals("./check")) // this very run
                .filter(command -> !command.startsWith("./ptoken serve")) // never ends; ServeIT runs it
                .toList();
        String script = "set -eu\nptoken() { "
                + Program.distribution().toAbsolutePath().resolve("bin/ptoken") + " \"$@\"; }\n"
                + String.join("\n", commands).replace("./ptoken ", "ptoken ") + "\n";

        try (Program shell = Program.start(List.of("bash", "-c", script), Map.of(), directory)) {
            Program.Ended ended = shell.end();

            assertThat(ended.err()).doesNotContain("ptoken: ");
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        assertThat(commands).isNotEmpty();
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() throws IOException {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1)))
                        .as("link in " + page)
                        .exists();
            }
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(5);
        return pages;
    }

    /** Lines that begin with a prompt in blocks marked {@code console}. */
    private static List<String> commands(String page) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean console = false;
        for (String line : Files.readAllLines(ROOT.resolve(page))) {
            if (line.startsWith(FENCE)) {
                console = line.equals(FENCE + "console");
            } else if (console && line.startsWith("$ ")) {
                commands.add(line.substring(2));
            }
        }
        return commands;
    }
}
