package io.ptoken.cli;

import java.util.Optional;

/**
 * How much memory Java must be allowed to use. With less, a command would end somewhere on its way: a password alone takes
 * tens of megabytes to check.
 */
public final class LeastMemory {

    private static final long MEGABYTE = 1024 * 1024;

    /** What -Xmx128m leaves a program: a collector keeps a part for itself. */
    private static final long LEAST = 112 * MEGABYTE;

    private LeastMemory() {}

    /**
     * Why it is too little, and what to do; empty when it is enough.
     *
     * @param allowed bytes, as {@link Runtime#maxMemory} tells
     */
    public static Optional<String> isMissing(long allowed) {
        return allowed >= LEAST
                ? Optional.empty()
                : Optional.of("ptoken: Java may use " + allowed / MEGABYTE
                        + " MB of memory here, which is too little: give it 128 MB or more (256 MB is plenty), as in"
                        + " JAVA_OPTS=-Xmx256m; nothing was done");
    }
}
