package io.ptoken.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classes that docs/architecture.md sends its readers to are there. */
class NamesInTheDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)[.\\w]*`");

    @ParameterizedTest
    @MethodSource("names")
    void aFileHasThatName(String name) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(sources.stream().flatMap(NamesInTheDocumentTest::files))
                    .as(name)
                    .anyMatch(file -> file.endsWith(name + ".java"));
        }
    }

    @Test
    void eachStepAndEachSentenceHasOne() throws IOException {
        assertThat(rows("## One sale, step by step"))
                .hasSize(9)
                .allMatch(row -> NAME.matcher(row).find());
        assertThat(rows("## Where is it?"))
                .hasSize(20)
                .allMatch(row -> NAME.matcher(row).find());
    }

    static Stream<String> names() throws IOException {
        return Stream.concat(rows("## One sale, step by step").stream(), rows("## Where is it?").stream())
                .flatMap(row -> NAME.matcher(row).results())
                .map(result -> result.group(1))
                .distinct();
    }

    /** Of the table under a heading, without its head. */
    private static List<String> rows(String heading) throws IOException {
        String text = Files.readString(ROOT.resolve("docs/architecture.md"));
        return text.substring(text.indexOf(heading))
                .lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
