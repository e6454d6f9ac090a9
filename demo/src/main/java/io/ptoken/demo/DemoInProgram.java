package io.ptoken.demo;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.CommandElsewhere;

/** Makes {@code demo} a command of the program. */
public final class DemoInProgram implements CommandElsewhere {

    @Override
    public Object command(ProgramSurroundings surroundings) {
        return new DemoCommand(surroundings);
    }
}
