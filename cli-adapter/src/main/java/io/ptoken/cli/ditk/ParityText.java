package io.ptoken.cli.ditk;

import io.ptoken.hsm.manufacture.DitkParity;
import java.util.Optional;

/** The parity of a DITK, for people. */
public final class ParityText {

    private ParityText() {}

    /** In a word or two. */
    public static String of(DitkParity parity) {
        return switch (parity) {
            case ODD -> "odd";
            case NOT_ODD -> "not odd";
            case NONE -> "none (keys of 128 bits have no parity)";
            case UNKNOWN -> "not known (the module does not tell)";
        };
    }

    /** What is to be done about it; empty where nothing is. */
    public static Optional<String> warning(DitkParity parity) {
        return parity == DitkParity.NOT_ODD
                ? Optional.of("the DITK does not have odd parity. Its check value ignores the parity bits: a key that"
                        + " differs in them alone has the same check value, and neither reads the tokens of the other."
                        + " Older firmware could set the parity when a key was loaded. Find out which of the two keys your"
                        + " meters hold: 'ptoken ditk prove' makes a token to try.")
                : Optional.empty();
    }
}
