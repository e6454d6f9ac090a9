package io.ptoken.cli.ditk;

import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.OddParity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What may be told of a DITK that was entered.
 *
 * @param rule EA, and how the check value is computed
 * @param kcv check value
 * @param parity as it was entered, or as it was made
 * @param adjusted true when the parity was made odd
 */
public record CheckedDitk(CheckValueRule rule, KeyCheckValue kcv, DitkParity parity, boolean adjusted) {

    /** Of a key that is as it was entered. */
    public static CheckedDitk of(DecoderKey key, CheckValueRule rule) {
        return new CheckedDitk(rule, rule.method().of(key), parity(key, rule.ea()), false);
    }

    private static DitkParity parity(DecoderKey key, EncryptionAlgorithm ea) {
        if (ea != EncryptionAlgorithm.STA) {
            return DitkParity.NONE;
        }
        return OddParity.warning(key).isPresent() ? DitkParity.NOT_ODD : DitkParity.ODD;
    }

    /** For people. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("algorithm", "EA" + rule.ea().code());
        facts.put("KCV", kcv.hex6());
        facts.put("check values", rule.text());
        facts.put("parity", ParityText.of(parity));
        if (parity != DitkParity.NONE) {
            facts.put("parity adjusted", adjusted ? "yes: the key differs from the one entered" : "no");
        }
        return facts;
    }
}
