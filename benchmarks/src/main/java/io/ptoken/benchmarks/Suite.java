package io.ptoken.benchmarks;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import java.util.HexFormat;

/** The pairs of cipher and key derivation that meters have, with the vending keys of the compliance cases. */
public enum Suite {
    EA07_DKGA02(EncryptionAlgorithm.STA, DecoderKeyAlgorithm.DKGA02, "ABABABABABABABAB"),
    EA07_DKGA04(EncryptionAlgorithm.STA, DecoderKeyAlgorithm.DKGA04, "ABABABABABABABAB949494949494949401234567"),
    EA11_DKGA04(EncryptionAlgorithm.MISTY1, DecoderKeyAlgorithm.DKGA04, "ABABABABABABABAB949494949494949401234567");

    private final EncryptionAlgorithm ea;
    private final DecoderKeyAlgorithm dkga;
    private final String vendingKey;

    Suite(EncryptionAlgorithm ea, DecoderKeyAlgorithm dkga, String vendingKey) {
        this.ea = ea;
        this.dkga = dkga;
        this.vendingKey = vendingKey;
    }

    EncryptionAlgorithm ea() {
        return ea;
    }

    byte[] vendingKeyBytes() {
        return HexFormat.of().parseHex(vendingKey);
    }

    DecoderKeyGenerator generator() {
        try (VendingKey key = VendingKey.of(vendingKeyBytes())) {
            return DecoderKeyGenerator.of(dkga, key);
        }
    }
}
