package io.ptoken.kmc;

/** A parser with a fault that is found by following its branches and by nothing else. */
public final class FuzzFaulty {

    private FuzzFaulty() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 2 && input[0] == 'V') {
            if (input[1] == 'K') {
                if (input[2] == ';') {
                    throw new IllegalStateException("the fault was found");
                }
            }
        }
    }
}
