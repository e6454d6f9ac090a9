package io.ptoken.node.process;

import java.util.Objects;

/** Version of the program. */
public final class Version {

    private Version() {}

    /** The version the jar was built as, or {@code development} when the classes do not come from a jar. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
