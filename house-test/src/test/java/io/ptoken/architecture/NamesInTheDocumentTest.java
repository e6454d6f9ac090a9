package io.ptoken.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes that docs/architecture.md sends its readers to are there. */
class NamesInTheDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)[.\\w]*`");

    /** Of all main sources, without their ending. */
    private static final Set<String> FILES = files();

    @ParameterizedTest
    @MethodSource("names")
    void aFileHasThatName(String name) {
        assertThat(FILES).contains(name);
    }

    /** The distribution lies in the module that makes it. */
    @Test
    void noDocumentSendsToAnotherPlaceForTheDistribution() throws IOException {
        Pattern place = Pattern.compile("([\\w-]+)/target/ptoken-");
        Set<String> modules = new HashSet<>();
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            for (Path document :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                place.matcher(Files.readString(document)).results().forEach(found -> modules.add(found.group(1)));
            }
        }
        assertThat(modules).containsExactly("program");
    }

    @Test
    void eachStepAndEachSentenceHasOne() {
        assertThat(rows("## One sale, step by step"))
                .hasSize(9)
                .allMatch(row -> NAME.matcher(row).find());
        assertThat(rows("## One act of an operator, step by step"))
                .hasSize(8)
                .allMatch(row -> NAME.matcher(row).find());
        assertThat(rows("## Where is it?"))
                .hasSize(22)
                .allMatch(row -> NAME.matcher(row).find());
    }

    static Stream<String> names() {
        return Stream.of("## One sale, step by step", "## One act of an operator, step by step", "## Where is it?")
                .flatMap(heading -> rows(heading).stream())
                .flatMap(row -> NAME.matcher(row).results())
                .map(result -> result.group(1))
                .distinct();
    }

    /** Of the table under a heading, without its head. */
    private static List<String> rows(String heading) {
        String text = text();
        return text.substring(text.indexOf(heading))
                .lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(ROOT.resolve("docs/architecture.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> files() {
        Set<String> names = new HashSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> all = Files.walk(sources)) {
                    all.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .forEach(name -> names.add(name.replace(".java", "")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
