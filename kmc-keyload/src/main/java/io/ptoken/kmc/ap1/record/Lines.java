package io.ptoken.kmc.ap1.record;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A text in lines that end with LF or CRLF, none of it copied until it is asked for. */
final class Lines {

    private final String text;
    /** Where each line begins, and where one after the last would. */
    private final int[] starts;

    private Lines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static Lines of(String text) {
        int[] starts = new int[16];
        int count = 0;
        int start = 0;
        while (start < text.length()) {
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = start;
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() + 1 : end + 1;
        }
        starts[count] = start;
        return new Lines(text, Arrays.copyOf(starts, count + 1));
    }

    int count() {
        return starts.length - 1;
    }

    /** The line without its end; {@code index} from 0. */
    String line(int index) {
        int end = starts[index + 1] - 1;
        int length = end > starts[index] && end < text.length() && text.charAt(end - 1) == '\r' ? end - 1 : end;
        return text.substring(starts[index], length);
    }

    /** True when there is a line and the last one is ended. */
    boolean endsWithLineEnd() {
        return text.endsWith("\n");
    }

    boolean isArmoured() {
        return IntStream.range(0, count()).anyMatch(i -> begins(i, FileType.START) || begins(i, FileType.END));
    }

    List<Integer> startsOfArmour() {
        return indexes(i -> begins(i, FileType.START));
    }

    List<Integer> endsOfArmour() {
        return indexes(i -> begins(i, FileType.END));
    }

    private List<Integer> indexes(IntPredicate which) {
        return IntStream.range(0, count()).filter(which).boxed().toList();
    }

    private boolean begins(int index, String start) {
        return text.startsWith(start, starts[index]);
    }
}
