package io.ptoken.hsm.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A frame as the module protocol prints it.
 *
 * @param section where it is printed
 * @param request true when it goes to the module
 * @param line with check sum, without CR
 */
public record PrintedFrame(String section, boolean request, String line) {

    /** All of them, in the order of the document. */
    public static List<PrintedFrame> all() {
        try (InputStream file = Objects.requireNonNull(PrintedFrame.class.getResourceAsStream("/printed-frames.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(PrintedFrame::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the check sum covers. */
    public String text() {
        return line.substring(0, line.length() - 4);
    }

    /** The five characters of the header. */
    public String header() {
        return line.substring(0, 5);
    }

    /** True for the STS05V dialect. */
    public boolean legacy() {
        return section.startsWith("5");
    }

    @Override
    public String toString() {
        return section + " " + line;
    }

    private static PrintedFrame of(String row) {
        String[] columns = row.split("\t", -1);
        return new PrintedFrame(columns[0], columns[1].equals(">"), columns[2]);
    }
}
