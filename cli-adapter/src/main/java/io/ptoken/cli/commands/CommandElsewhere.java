package io.ptoken.cli.commands;

import io.ptoken.cli.ProgramSurroundings;

/**
 * A command of a module that this one does not know; {@link java.util.ServiceLoader} finds it where its module is beside this one.
 * Help lists such commands first.
 */
public interface CommandElsewhere {

    /** The command, described to picocli by its annotations. */
    Object command(ProgramSurroundings surroundings);
}
