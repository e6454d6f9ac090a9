package io.ptoken.service.operate.call;

/**
 * What the owner of an installation shows before tokens are issued by hand without an account: a port for who knows what opens
 * the software module (operating requirements section 8). Thread safe.
 */
@FunctionalInterface
public interface OwnersProof {

    /** What is asked for. */
    String SECRET = "passphrase of the security module";

    /** What came of asking. */
    enum Outcome {
        /** The owner has what opens the software module. */
        GIVEN,
        /** What was shown does not open it. */
        WRONG,
        /** There is no software module, so that nothing can be shown. */
        IMPOSSIBLE
    }

    /** No software module. */
    OwnersProof NONE = dialogue -> Outcome.IMPOSSIBLE;

    /**
     * Asks for it. A passphrase comes as it is typed, a key as 64 hex digits.
     *
     * @param dialogue with the owner
     * @throws NotConfirmedException when nothing is given
     */
    Outcome ask(Dialogue dialogue);
}
