package io.ptoken.service.operate.checkup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the weekly check found.
 *
 * @param installation its data directory
 * @param node what alerts call the node
 * @param at when everything was looked at
 * @param by who had it looked at
 * @param lines in their order
 */
public record CheckUpReport(String installation, String node, Instant at, String by, List<Line> lines) {

    /** How a line stands. */
    public enum State {
        /** All is well. */
        OK("OK"),
        /** Something will stop working, or wants to be looked at. */
        WARNING("WARNING"),
        /** Something does not work. */
        ERROR("ERROR"),
        /** It could not be looked at. */
        NOT_KNOWN("NOT KNOWN"),
        /** Well as far as it goes, but not compared with what was noted elsewhere, because that was not given. */
        NOT_COMPARED("NOT COMPARED");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** True when there is something to do. */
        public boolean wantsSomething() {
            return this == WARNING || this == ERROR;
        }
    }

    /**
     * One thing that is looked at.
     *
     * @param number by which people call it
     * @param title what it is
     * @param since since when it stands so, as an alert tells; empty where there is none
     * @param found what was found, sentences
     * @param remedies what to do, sentences; none when nothing is
     */
    public record Line(
            int number, String title, State state, Optional<Instant> since, List<String> found, List<String> remedies) {

        public Line {
            found = List.copyOf(found);
            remedies = List.copyOf(remedies);
        }
    }

    public CheckUpReport {
        lines = List.copyOf(lines);
    }

    /** True when there is something to do. */
    public boolean wantsSomething() {
        return lines.stream().anyMatch(line -> line.state().wantsSomething());
    }

    /** True when everything could be looked at. */
    public boolean isComplete() {
        return lines.stream().noneMatch(line -> line.state() == State.NOT_KNOWN);
    }

    /** What came of it, for people. */
    public String sentence() {
        return "Something to do: " + numbers(State::wantsSomething) + "; not known: "
                + numbers(state -> state == State.NOT_KNOWN) + ".";
    }

    private String numbers(Predicate<State> wanted) {
        String found = lines.stream()
                .filter(line -> wanted.test(line.state()))
                .map(line -> Integer.toString(line.number()))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "nothing" : "line " + found;
    }
}
