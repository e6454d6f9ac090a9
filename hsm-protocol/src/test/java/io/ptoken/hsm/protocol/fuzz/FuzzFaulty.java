package io.ptoken.hsm.protocol.fuzz;

/** Has a fault behind a few branches, to show that faults are found. */
public final class FuzzFaulty {

    private FuzzFaulty() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 2 && input[0] == 'S' && input[1] == 'M' && input[2] == '?') {
            throw new IllegalStateException("the fault was found");
        }
    }
}
