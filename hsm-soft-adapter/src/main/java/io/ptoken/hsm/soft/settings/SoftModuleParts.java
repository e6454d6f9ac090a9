package io.ptoken.hsm.soft.settings;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.TrustPolicy;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.sts.cipher.StaTables;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What the module is built upon.
 *
 * @param tables STA table set; the sample set makes tokens that no real meter of EA 07 accepts
 * @param clock the module's clock: validity times of keys and the TID window are measured by it
 * @param random for identities, salts, nonces and the keys of exchanges with KMCs
 * @param rnd for the RND of tokens
 * @param witness remembers the last state written, so that older copies of the file are refused
 * @param keyLoadFormat in which the module speaks with KMCs, and which of them it believes; asked at every exchange
 */
public record SoftModuleParts(
        StaTables tables,
        Clock clock,
        SecureRandom random,
        NibbleSource rnd,
        StateWitness witness,
        KmsFormat keyLoadFormat) {

    /**
     * Without a witness, so that an older copy of the state file is not told from the newest; with STSKMS-AP1, in which no
     * KMC is believed.
     */
    public SoftModuleParts(StaTables tables, Clock clock, SecureRandom random, NibbleSource rnd) {
        this(tables, clock, random, rnd, StateWitness.NONE, Ap1Format.believingNobody());
    }

    /** These parts with another witness. */
    public SoftModuleParts withWitness(StateWitness other) {
        return new SoftModuleParts(tables, clock, random, rnd, other, keyLoadFormat);
    }

    /** These parts with trust in other KMCs. */
    public SoftModuleParts withKmcTrust(TrustPolicy other) {
        return withKeyLoadFormat(keyLoadFormat.believing(other));
    }

    /** These parts with another format to speak with KMCs; a module keeps the one that it was created with. */
    public SoftModuleParts withKeyLoadFormat(KmsFormat other) {
        return new SoftModuleParts(tables, clock, random, rnd, witness, other);
    }
}
