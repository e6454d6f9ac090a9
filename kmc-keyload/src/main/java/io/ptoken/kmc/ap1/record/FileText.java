package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.kmc.text.TextPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lines of a file, after the checks of key-load profile section 2.7 that precede those of its records.
 *
 * @param firstLine number of the first line in the text it came in, from 1; more than 1 in text armour
 * @param lines the first one and the records, without line ends
 */
public record FileText(int firstLine, List<String> lines) {

    /** Of the longest file: first line, response, vending keys, end. */
    private static final int MAX_LINES = 3 + RecordType.MAX_KEYS;

    private static final String ENDED = "expected every line ended by LF or CRLF";

    public FileText {
        lines = List.copyOf(lines);
    }

    /** First line of the file in a text, or an empty text. */
    public static String firstLine(String text) {
        Lines all = Lines.of(text);
        int start = all.startsOfArmour().stream().findFirst().orElse(-1) + 1;
        return start < all.count() ? all.line(start) : "";
    }

    /**
     * Reads a file, in armour or bare.
     *
     * @throws KeyLoadException for the first check that fails
     */
    public static FileText read(String text, FileType type) {
        KmsText.requireSize(text.length());
        Lines all = Lines.of(text);
        FileText file = all.isArmoured() ? inArmour(all, type) : bare(all);
        file.check(type);
        return file;
    }

    private static FileText bare(Lines all) {
        if (!all.endsWithLineEnd()) {
            int last = Math.max(all.count(), 1);
            throw fault(KeyLoadCode.BAD_CHARACTER, last, "got a last line that is not ended, " + ENDED);
        }
        return new FileText(1, limited(all, 0, all.count()));
    }

    private static FileText inArmour(Lines all, FileType type) {
        List<Integer> starts = all.startsOfArmour();
        List<Integer> ends = all.endsOfArmour();
        String expected =
                "expected exactly one line '" + type.startLine() + "' and after it one '" + type.endLine() + "'";
        if (starts.size() != 1 || ends.size() != 1 || ends.get(0) < starts.get(0)) {
            int line = starts.isEmpty() ? ends.get(0) : starts.get(0);
            throw fault(
                    KeyLoadCode.BAD_MAGIC,
                    line + 1,
                    "got " + starts.size() + " START and " + ends.size() + " END lines, " + expected);
        }
        int start = starts.get(0);
        int end = ends.get(0);
        if (!all.line(start).equals(type.startLine())) {
            throw fault(KeyLoadCode.BAD_MAGIC, start + 1, "got " + Shown.of(all.line(start)) + ", " + expected);
        }
        if (!all.line(end).equals(type.endLine())) {
            throw fault(KeyLoadCode.BAD_MAGIC, end + 1, "got " + Shown.of(all.line(end)) + ", " + expected);
        }
        return new FileText(start + 2, limited(all, start + 1, end));
    }

    private static List<String> limited(Lines all, int from, int to) {
        if (to - from > MAX_LINES) {
            throw fault(
                    KeyLoadCode.LIMIT_EXCEEDED,
                    from + MAX_LINES + 1,
                    "got " + (to - from) + " lines, expected at most " + MAX_LINES);
        }
        return IntStream.range(from, to).mapToObj(all::line).toList();
    }

    private void check(FileType type) {
        if (lines.isEmpty() || !lines.get(0).equals(type.magic())) {
            String got = lines.isEmpty() ? "no line" : Shown.of(lines.get(0));
            throw fault(KeyLoadCode.BAD_MAGIC, firstLine, "got " + got + ", expected '" + type.magic() + "'");
        }
        if (lines.size() == 1) {
            throw fault(KeyLoadCode.RECORD_SEQUENCE, firstLine + 1, "got no record, expected at least one");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                throw fault(KeyLoadCode.BAD_CHARACTER, lineNumber(i), "got a blank line, expected none");
            }
        }
    }

    /** Every record read in order. */
    public List<ParsedRecord> records() {
        List<ParsedRecord> records = new ArrayList<>(lines.size() - 1);
        for (int i = 1; i < lines.size(); i++) {
            records.add(RecordReader.read(lines.get(i), lineNumber(i)));
        }
        return records;
    }

    private int lineNumber(int index) {
        return firstLine + index;
    }

    static KeyLoadException fault(KeyLoadCode code, int line, String text) {
        return new KeyLoadException(code, new TextPosition(line, 1, "", ""), false, text);
    }
}
