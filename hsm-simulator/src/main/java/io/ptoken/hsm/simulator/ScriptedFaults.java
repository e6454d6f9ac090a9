package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Faults in an order that somebody wrote down; when none is left, nothing goes wrong. Thread safe. */
public final class ScriptedFaults implements Faults {

    private record Line(Optional<CommandCode> command, Optional<Fault> fault) {

        boolean isFor(CommandCode asked) {
            return command.isEmpty() || command.get().equals(asked);
        }
    }

    private final List<Line> script = new ArrayList<>();

    ScriptedFaults() {}

    /** The next requests, whatever they ask for, go wrong in these ways, one each. */
    public synchronized ScriptedFaults then(Fault... faults) {
        for (Fault fault : faults) {
            script.add(new Line(Optional.empty(), Optional.of(fault)));
        }
        return this;
    }

    /** The next requests for that command go wrong in these ways, one each; others pass. */
    public synchronized ScriptedFaults on(CommandCode command, Fault... faults) {
        for (Fault fault : faults) {
            script.add(new Line(Optional.of(command), Optional.of(fault)));
        }
        return this;
    }

    /** Nothing goes wrong with so many requests. */
    public synchronized ScriptedFaults thenNothing(int requests) {
        for (int i = 0; i < requests; i++) {
            script.add(new Line(Optional.empty(), Optional.empty()));
        }
        return this;
    }

    /** How many lines of the script are left. */
    public synchronized int left() {
        return script.size();
    }

    @Override
    public synchronized Optional<Fault> next(CommandCode command) {
        for (Iterator<Line> lines = script.iterator(); lines.hasNext(); ) {
            Line line = lines.next();
            if (line.isFor(command)) {
                lines.remove();
                return line.fault();
            }
        }
        return Optional.empty();
    }
}
