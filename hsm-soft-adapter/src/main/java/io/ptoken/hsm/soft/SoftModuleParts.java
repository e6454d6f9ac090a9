package io.ptoken.hsm.soft;

import io.ptoken.sts.cipher.StaTables;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What the module is built upon.
 *
 * @param tables STA table set; the sample set makes tokens that no real meter of EA 07 accepts
 * @param clock the module's clock: validity times of keys and the TID window are measured by it
 * @param random for identities, salts and nonces
 * @param rnd for the RND of tokens
 * @param witness remembers the last state written, so that older copies of the file are refused
 */
public record SoftModuleParts(
        StaTables tables, Clock clock, SecureRandom random, NibbleSource rnd, StateWitness witness) {

    /** Without a witness: an older copy of the state file is not told from the newest. */
    public SoftModuleParts(StaTables tables, Clock clock, SecureRandom random, NibbleSource rnd) {
        this(tables, clock, random, rnd, StateWitness.NONE);
    }

    /** These parts with another witness. */
    public SoftModuleParts withWitness(StateWitness other) {
        return new SoftModuleParts(tables, clock, random, rnd, other);
    }
}
