package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.document.Documents;
import io.ptoken.cli.document.DoneDocument;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = TerminalWriter.of(new PrintWriter(written), OptionalInt.of(12));

    @Test
    void breaksLinesAtBlanks() {
        out.println("one two three\nfour");
        out.println("");
        out.flush();

        assertThat(written.toString()).isEqualToNormalizingNewlines("one two\nthree\nfour\n\n");
    }

    @Test
    void leavesJsonAlone() {
        Documents.printLine(out, new DoneDocument("user add", List.of("a value with blanks")));

        assertThat(written.toString())
                .isEqualToNormalizingNewlines("{\"document\":\"done\",\"version\":1,\"command\":\"user add\","
                        + "\"lines\":[\"a value with blanks\"]}\n");
    }

    @Test
    void knowsItsColumnsAndAnyOtherPlaceHasNoEnd() {
        assertThat(TerminalWriter.columns(out)).isEqualTo(12);
        assertThat(TerminalWriter.columns(TerminalWriter.of(new PrintWriter(written), OptionalInt.empty())))
                .isEqualTo(Integer.MAX_VALUE);
    }
}
