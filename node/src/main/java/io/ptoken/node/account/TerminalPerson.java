package io.ptoken.node.account;

import io.ptoken.node.process.Surroundings;

/** The person at the terminal, as the audit log shows him: who works as root by sudo is named as well. */
public final class TerminalPerson {

    private static final String SUDO_USER = "SUDO_USER";

    private TerminalPerson() {}

    /** Name with the operating system. */
    public static String name(Surroundings surroundings) {
        return surroundings
                .variable(SUDO_USER)
                .map(person -> surroundings.user() + " (" + person + ")")
                .orElse(surroundings.user());
    }
}
