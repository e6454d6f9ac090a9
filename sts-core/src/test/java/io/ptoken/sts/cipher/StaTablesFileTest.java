package io.ptoken.sts.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.text.TextEncodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaTablesFileTest {

    private static final String SAMPLE = """
            {
              "name": "printed example",
              "substitution1": [12, 10, 8, 4, 3, 15, 0, 2, 14, 1, 5, 13, 6, 9, 7, 11],
              "substitution2": [6, 9, 7, 4, 3, 10, 12, 14, 2, 13, 1, 15, 0, 11, 8, 5],
              "permutation": [29, 27, 34, 9, 16, 62, 55, 2, 40, 49, 38, 25, 33, 61, 30, 23, 1, 41, 21, 57, 42, 15,
                5, 58, 19, 53, 22, 17, 48, 28, 24, 39, 3, 60, 36, 14, 11, 52, 54, 12, 31, 51, 10, 26, 0, 45, 37, 43,
                44, 6, 59, 4, 7, 35, 56, 50, 13, 18, 32, 47, 46, 63, 20, 8]
            }
            """;

    @TempDir
    private Path folder;

    private StaTables read(String content) throws IOException {
        return StaTablesFile.read(Files.writeString(folder.resolve("tables.json"), content));
    }

    private void refuses(String content, String expected) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("STA tables file ")
                .hasMessageEndingWith("expected " + expected);
    }

    @Test
    void readsTheDocumentedForm() throws IOException {
        StaTables tables = read(SAMPLE);
        assertThat(tables).isEqualTo(StaTables.SAMPLE);
        assertThat(tables.name()).isEqualTo("printed example");
    }

    @Test
    void doesNotMindLayout() throws IOException {
        assertThat(read(SAMPLE.replaceAll("\\s", ""))).isEqualTo(StaTables.SAMPLE);
    }

    @Test
    void doesNotMindAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + SAMPLE)).isEqualTo(StaTables.SAMPLE);
    }

    @Test
    void saysThatItIsUtf16() throws IOException {
        Path file = Files.writeString(folder.resolve("wide.json"), SAMPLE, StandardCharsets.UTF_16);
        assertThatThrownBy(() -> StaTablesFile.read(file))
                .isInstanceOf(TextEncodingException.class)
                .hasMessage("STA tables file " + file
                        + " is written in UTF-16, which is not read here; save it as UTF-8 and try again");
    }

    @Test
    void namesThePlaceOfAFault() {
        assertThatThrownBy(() -> read(SAMPLE.replace("[12, 10", "[12 10")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("tables.json: got 'something else at line 3, column 24', expected ']'");
    }

    @Test
    void refusesAnUnknownMember() {
        refuses(
                SAMPLE.replace("\"name\"", "\"title\""),
                "\"name\", \"substitution1\", \"substitution2\" and \"permutation\", each once");
    }

    @Test
    void refusesAMemberGivenTwice() {
        refuses(
                SAMPLE.replace("\"substitution2\"", "\"substitution1\""),
                "\"name\", \"substitution1\", \"substitution2\" and \"permutation\", each once");
    }

    @Test
    void refusesAMissingMember() {
        refuses("{\"name\": \"x\"}", "\"name\", \"substitution1\", \"substitution2\" and \"permutation\", each once");
    }

    @Test
    void refusesTextThatIsNoJson() {
        refuses("", "'{'");
        refuses("tables", "'{'");
        refuses("{\"name\" 1}", "':'");
        refuses("{\"name\": \"x", "'\"'");
        refuses("{\"name\": \"\\u0041\"}", "a string without escapes and control characters");
        refuses(SAMPLE + "{}", "the end of the file");
    }

    @Test
    void refusesNumbersThatCannotStandInATable() {
        refuses(SAMPLE.replace("[12,", "[-12,"), "a whole number of 0-63");
        refuses(SAMPLE.replace("[12,", "[012,"), "a whole number of 0-63");
        refuses(SAMPLE.replace("[12,", "[01,"), "a whole number of 0-63");
        refuses(SAMPLE.replace("[12,", "[,"), "a whole number of 0-63");
        refuses(SAMPLE.replace("20, 8]", "20, 8, 1]"), "at most 64 numbers");
    }

    @Test
    void refusesTablesOfTheWrongShape() {
        assertThatThrownBy(() -> read(SAMPLE.replace("[12,", "[11,")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("STA substitution1: ");
    }

    @Test
    void refusesALargeFileUnread() {
        assertThatThrownBy(() -> read(SAMPLE + " ".repeat(70_000)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageEndingWith("expected at most 65536 bytes");
    }

    @Test
    void saysWhenThereIsNoFile() {
        assertThatThrownBy(() -> StaTablesFile.read(folder.resolve("none.json")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
