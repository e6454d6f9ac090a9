package io.ptoken.cli.node;

/** Who works at this machine, for the audit log. */
public final class LocalUser {

    /** Where they work. */
    public static final String ORIGIN = "local";

    private LocalUser() {}

    /** Their name with the operating system. */
    public static String name() {
        return System.getProperty("user.name", "unknown");
    }
}
