package io.ptoken.kmc.simulator;

/** State files of the simulator. */
public final class FuzzState {

    private FuzzState() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            StateCodec.write(StateCodec.read(input));
        } catch (KmcStateException e) {
            // refused, as most are
        }
    }
}
