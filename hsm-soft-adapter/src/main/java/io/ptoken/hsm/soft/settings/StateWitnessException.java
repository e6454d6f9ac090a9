package io.ptoken.hsm.soft.settings;

/** A {@link StateWitness} that cannot be asked or told. */
public final class StateWitnessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what failed and what to do; shown to people */
    public StateWitnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
