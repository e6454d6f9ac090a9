package io.ptoken.cli.ditk;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.LongKeyCheckValue;

/**
 * By which rule the check values of a DITK and of its components are computed, named on every screen and sheet: for EA 11 no
 * rule is published.
 *
 * @param ea EA 07 or EA 11
 * @param longKeys the assumption for EA 11
 */
public record CheckValueRule(EncryptionAlgorithm ea, LongKeyCheckValue longKeys) {

    /** Computes them. */
    public KeyCheckValueMethod method() {
        return KeyCheckValueMethod.standard(longKeys);
    }

    /** In words. */
    public String text() {
        if (ea == EncryptionAlgorithm.STA) {
            return "EA7: the first 3 bytes of 8 zero bytes encrypted by DES under it, parity bits ignored.";
        }
        return "EA11: " + longKeys.name() + ", the rule that assumptions.longKeyCheckValue sets; no rule is published.";
    }
}
