package io.ptoken.kmc.simulator;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;

/** Rules for vending keys that the KMC makes, so that no module refuses what it delivers. */
final class KeyRules {

    private KeyRules() {}

    static void check(KmcVendingKey key) {
        KeyOrder order = key.order();
        if (order.keyType() == KeyType.DITK) {
            throw new InvalidValueException("KT", "0", "1-3");
        }
        if (order.algorithm() == DecoderKeyAlgorithm.DKGA03) {
            throw new InvalidValueException("DKG", "03", "01, 02 or 04");
        }
        boolean legacy = order.algorithm() != DecoderKeyAlgorithm.DKGA04;
        for (EncryptionAlgorithm algorithm : order.encryptionAlgorithms()) {
            if (algorithm == EncryptionAlgorithm.DEA || (legacy && algorithm == EncryptionAlgorithm.MISTY1)) {
                throw new InvalidValueException("EA", algorithm.digits(), legacy ? "07" : "07 or 11");
            }
        }
        if (order.encryptionAlgorithms().isEmpty()) {
            throw new InvalidValueException("EA", "none", "at least one");
        }
        order.expires().filter(end -> !order.active().isBefore(end)).ifPresent(end -> {
            throw new InvalidValueException("ACT", order.active().toString(), "a time before EXP " + end);
        });
    }
}
