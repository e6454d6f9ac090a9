package io.ptoken.sts.key;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.BaseDate;
import java.util.HexFormat;

/** Test keys in hex and a context that tests change one field of. */
final class Keys {

    static final String DES = "ABABABABABABABAB";
    static final String LONG = "ABABABABABABABAB949494949494949401234567";

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private Keys() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(DecoderKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.bytes(ACCESS));
    }

    static String hex(VendingKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.bytes(ACCESS));
    }

    static String hex(KeyComponent component) {
        return HexFormat.of().withUpperCase().formatHex(component.bytes(ACCESS));
    }

    static VendingKey vendingKey(String hex) {
        return VendingKey.of(bytes(hex));
    }

    /** The meter of the specification's traces, KT 2, TI 01, KRN 1, base date 2014. */
    static DecoderKeyContext context(String sgc, EncryptionAlgorithm ea) {
        return context("600727000000000009", KeyType.DUTK, sgc, ea);
    }

    static DecoderKeyContext context(String pan, KeyType keyType, String sgc, EncryptionAlgorithm ea) {
        return new DecoderKeyContext(
                new MeterPan(pan),
                keyType,
                SupplyGroupCode.parse(sgc),
                TariffIndex.parse("01"),
                KeyRevision.parse("1"),
                BaseDate.BDT_2014,
                ea);
    }
}
