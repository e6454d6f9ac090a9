package io.ptoken.hsm.soft.settings;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.key.DerivationAssumptions;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.keychange.KeyChangeRules;
import io.ptoken.sts.keychange.KeyChangeRules.AlgorithmChanges;
import io.ptoken.sts.keychange.KeyTypeTransitions;

/**
 * Where the public facts about security modules run out (module protocol section 11): what this module does. That the
 * transaction counter counts up (A24) needs no setting: the status gives both the vends done and those left.
 *
 * @param limits A22, what a credit token costs its key
 * @param subclassMask A23, how SBM is read
 * @param inhibited A25, the answer when vending is inhibited or no transactions are left
 * @param keyChange which decoder-key generation algorithm and base date may follow which
 * @param keyTypeTransitions which key type may follow which; part of this table has no source
 * @param longKeyCheckValue check value of 160-bit vending keys
 * @param derivation choices inside decoder-key generation
 * @param ditkRollover RO of the tokens that take a new meter from its DITK to a vending key
 */
public record ModuleAssumptions(
        LimitCharging limits,
        SubclassMaskReading subclassMask,
        SmStatus inhibited,
        AlgorithmChanges keyChange,
        KeyTypeTransitions keyTypeTransitions,
        LongKeyCheckValue longKeyCheckValue,
        DerivationAssumptions derivation,
        boolean ditkRollover) {

    public static final ModuleAssumptions DEFAULT = new ModuleAssumptions(
            LimitCharging.DECODED_AMOUNT,
            SubclassMaskReading.BIT_N_ALLOWS_N,
            SmStatus.PERMISSION_ERROR,
            AlgorithmChanges.FORWARD,
            KeyTypeTransitions.DEFAULT,
            LongKeyCheckValue.KEY_LOAD_PROFILE,
            DerivationAssumptions.DEFAULT,
            false);

    /** A22. */
    public enum LimitCharging {
        /** What the meter credits, in tenths or in 0.00001 of the currency; nothing for negative currency. */
        DECODED_AMOUNT,
        /** Nothing: ULM and CLM are shown and never fall. */
        NOT_CHARGED
    }

    /** A23. */
    public enum SubclassMaskReading {
        /** Bit n allows credit subclass n. */
        BIT_N_ALLOWS_N,
        /** SBM is shown and restricts nothing. */
        NOT_ENFORCED
    }

    /** Which key changes are allowed. */
    public KeyChangeRules keyChangeRules() {
        return new KeyChangeRules(keyTypeTransitions, keyChange);
    }
}
