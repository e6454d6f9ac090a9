package io.ptoken.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.console.Results.Loss;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    void arriveAsTheyArePrinted() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Results results = Results.of(stream, StandardCharsets.UTF_8, () -> false);

        results.print("grün");

        assertThat(Results.lossOf(results)).isEmpty();
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("grün");
    }

    @Test
    void tellTheFirstReasonWhyTheyDidNotArrive() {
        Results results = Results.of(
                new Failing("No space left on device", "Stale file handle"), StandardCharsets.UTF_8, () -> false);

        results.println("one");
        results.println("two");

        assertThat(Results.lossOf(results)).contains(new Loss("No space left on device", false));
    }

    @Test
    void tellThatTheReaderHasGone() {
        Results results = Results.of(new Failing("Broken pipe"), StandardCharsets.UTF_8, () -> true);

        results.print("kept back until it is asked for");

        assertThat(Results.lossOf(results)).contains(new Loss("Broken pipe", true));
    }

    @Test
    void areLookedAtInAnyWriter() {
        assertThat(Results.lossOf(new PrintWriter(new StringWriter()))).isEmpty();
        PrintWriter closed = new PrintWriter(Writer.nullWriter());
        closed.close();
        closed.print("too late");

        assertThat(Results.lossOf(closed)).contains(new Loss("the output is closed", false));
    }

    private static final class Failing extends OutputStream {

        private final String[] reasons;
        private int failures;

        Failing(String... reasons) {
            this.reasons = reasons;
        }

        @Override
        public void write(int octet) throws IOException {
            String reason = reasons[Math.min(failures, reasons.length - 1)];
            failures++;
            throw new IOException(reason);
        }
    }
}
