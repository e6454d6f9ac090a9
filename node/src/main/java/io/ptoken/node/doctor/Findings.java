package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;

import io.ptoken.service.operate.checkup.CheckUpReport.Line;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import io.ptoken.sts.ReadableFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a doctor has found so far: a line for each thing that was looked at, in order. Not thread safe. */
final class Findings {

    private final List<Line> lines = new ArrayList<>();

    /** Looks at something, and tells what it found. */
    @FunctionalInterface
    interface Look {
        void look() throws IOException;
    }

    /** Looks; what cannot be looked at is found as well. */
    void at(String title, String remedy, Look look) {
        try {
            look.look();
        } catch (IOException | UncheckedIOException e) {
            add(title, ERROR, "It cannot be read: " + e.getMessage() + ".", remedy);
        } catch (RuntimeException e) {
            if (!(e instanceof ReadableFailure)) {
                throw e;
            }
            add(title, ERROR, sentence(e), remedy);
        }
    }

    private static String sentence(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }

    /** @param remedy told unless all is well; empty for none */
    void add(String title, State state, String found, String remedy) {
        add(title, state, List.of(found), remedy);
    }

    void add(String title, State state, List<String> found, String remedy) {
        lines.add(new Line(
                lines.size() + 1,
                title,
                state,
                Optional.empty(),
                found,
                remedy.isEmpty() || state == OK ? List.of() : List.of(remedy)));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
