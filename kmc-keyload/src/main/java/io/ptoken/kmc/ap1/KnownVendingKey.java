package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.sts.key.VendingKey;
import java.util.HexFormat;

/** Unwraps the vending key that the key-load profile prints as an example (section 2.11): record, CRC, AES-GCM, KCV. */
final class KnownVendingKey {

    private static final String RECORD =
            "VK.1;ACT20150101T000000Z;BDT19930101T000000Z;DKG02;EAS07;IUT20260512T120000Z;KCVA99B0D;"
                    + "KEN255;KRN1;KTC2;SEQ2;SGC900101;SGNAP1 Test Town;VKL8;"
                    + "WVKACFE6C73624614E69A54625D5B1D7103E81D0B37BAA13F30;CRCCF6D;";
    private static final String KEK = "649E246CA4BF90C94DE524B015509A4617617590EB374E24B9CFE58AE700E3BA";
    private static final String IVB = "9BAAA09F9CBE4CCF";
    private static final String KEY = "E8207667AE8BA611";

    private KnownVendingKey() {}

    static boolean unwraps() {
        try (AgreedKeys agreed = new AgreedKeys(secret("KEK", KEK), secret("IVB", IVB), 3);
                VendingKey unwrapped = new Ap1Module().unwrap(new Ap1Codec().parseWrappedKey(RECORD), agreed);
                VendingKey right = VendingKey.of(HexFormat.of().parseHex(KEY))) {
            return unwrapped.equals(right);
        }
    }

    private static SecretOctets secret(String what, String hex) {
        return SecretOctets.of(what, HexFormat.of().parseHex(hex));
    }
}
