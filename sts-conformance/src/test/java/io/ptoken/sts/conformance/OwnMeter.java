package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.tid.BaseDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A meter of the generated vectors with the test vending key its key is derived from. */
record OwnMeter(
        DecoderKeyAlgorithm dkga, String pan, KeyType keyType, String sgc, String ti, int krn, BaseDate baseDate) {

    private static final String DES_KEY = "abababababababab";
    private static final String HMAC_KEY = "abababababababab949494949494949401234567";

    static OwnMeter dkga02(String pan, KeyType keyType, String ti, int krn) {
        return new OwnMeter(DecoderKeyAlgorithm.DKGA02, pan, keyType, "123456", ti, krn, BaseDate.BDT_1993);
    }

    static OwnMeter dkga04(String pan, String sgc, String ti, int krn, BaseDate baseDate) {
        return new OwnMeter(DecoderKeyAlgorithm.DKGA04, pan, KeyType.DUTK, sgc, ti, krn, baseDate);
    }

    DecoderKey key() {
        try (VendingKey vendingKey = VendingKey.of(HexFormat.of().parseHex(vendingKeyHex()));
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(dkga, vendingKey)) {
            return generator.generate(context());
        }
    }

    TokenCipher cipher() {
        return TokenCiphers.sta(key(), StaTables.SAMPLE);
    }

    DecoderKeyContext context() {
        return new DecoderKeyContext(
                new MeterPan(pan),
                keyType,
                SupplyGroupCode.parse(sgc),
                TariffIndex.parse(ti),
                new KeyRevision(krn),
                baseDate,
                EncryptionAlgorithm.STA);
    }

    DecoderKeyAttributes attributes(int ken) {
        DecoderKeyContext context = context();
        return new DecoderKeyAttributes(
                keyType, context.krn(), context.ti(), new KeyExpiryNumber(ken), context.sgc(), baseDate);
    }

    String vendingKeyHex() {
        return dkga == DecoderKeyAlgorithm.DKGA02 ? DES_KEY : HMAC_KEY;
    }

    String decoderKeyHex() {
        try (DecoderKey key = key()) {
            return HexFormat.of().formatHex(key.bytes(KeyBytesAccess.grant()));
        }
    }

    /** The fields of a vector that name the key. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("vending_key", vendingKeyHex());
        fields.put("meter_pan", pan);
        fields.put("key_type", keyType.code());
        fields.put("sgc", sgc);
        fields.put("ti", ti);
        fields.put("krn", krn);
        fields.put("base_date", Integer.toString(baseDate.year()));
        fields.put("decoder_key", decoderKeyHex());
        return fields;
    }

    /** For ids. */
    String label() {
        return "dkga" + dkga.digits() + "-" + baseDate.year();
    }
}
