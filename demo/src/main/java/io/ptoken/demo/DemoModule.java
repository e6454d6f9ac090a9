package io.ptoken.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which security module the demo has. */
public enum DemoModule {
    /** The software module of the installation. */
    SOFTWARE("software", "in software"),
    /** A simulated TSM500i behind an NSS, over TCP. */
    TSM500I_SIMULATOR("tsm500i-simulator", "a simulated TSM500i, over TCP"),
    /** A simulated TSM250 at a pseudo-terminal. */
    TSM250_SIMULATOR("tsm250-simulator", "a simulated TSM250, at a serial line");

    private final String option;
    private final String description;

    DemoModule(String option, String description) {
        this.option = option;
        this.description = description;
    }

    /** The module of an option's value. */
    public static Optional<DemoModule> of(String option) {
        return Arrays.stream(values())
                .filter(kind -> kind.option.equals(option))
                .findFirst();
    }

    /** What the option may be. */
    public static String options() {
        return Arrays.stream(values()).map(kind -> kind.option).collect(Collectors.joining(", "));
    }

    /** For people. */
    String description() {
        return description;
    }
}
