package io.ptoken.sts.conformance;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.DerivationAssumptions;
import io.ptoken.sts.key.DerivationAssumptions.CommonKeyPan;
import io.ptoken.sts.key.DerivationAssumptions.InitialisationKeys;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;

/** The fields of a vector that name a decoder key: the key itself and, mostly, what it is derived from. */
final class KeyFields {

    /** The vectors hold a key of type 0 that one source derived as if it were of type 1. */
    private static final DerivationAssumptions ASSUMPTIONS =
            new DerivationAssumptions(InitialisationKeys.LIKE_DEFAULT_KEYS, CommonKeyPan.AS_IS);

    private KeyFields() {}

    /** The key of a token vector; compared with the derived one when the vector gives a vending key. */
    static DecoderKey decoderKey(Vector vector, Vector dkgaHolder, EncryptionAlgorithm ea, Findings findings) {
        DecoderKey key = DecoderKey.of(vector.bytes("decoder_key", ea.keyBits() / Byte.SIZE));
        if (vector.has("vending_key")) {
            BaseDate baseDate = BaseDate.ofYear(vector.digits("base_date", 4));
            DecoderKeyAlgorithm dkga = DecoderKeyAlgorithm.ofCode(dkgaHolder.digits("dkga", 2));
            compareDerived(vector, dkga, context(vector, ea, baseDate), key, findings);
        }
        return key;
    }

    static DecoderKeyContext context(Vector vector, EncryptionAlgorithm ea, BaseDate baseDate) {
        return new DecoderKeyContext(
                new MeterPan(vector.text("meter_pan")),
                KeyType.ofCode(vector.integer("key_type")),
                SupplyGroupCode.parse(vector.text("sgc")),
                TariffIndex.parse(vector.text("ti")),
                new KeyRevision(vector.integer("krn")),
                baseDate,
                ea);
    }

    static void compareDerived(
            Vector vector,
            DecoderKeyAlgorithm dkga,
            DecoderKeyContext context,
            DecoderKey expected,
            Findings findings) {
        int bytes = dkga == DecoderKeyAlgorithm.DKGA04 ? 20 : 8;
        try (VendingKey vendingKey = VendingKey.of(vector.bytes("vending_key", bytes));
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(dkga, vendingKey, ASSUMPTIONS);
                DecoderKey derived = generator.generate(context)) {
            findings.compareSecret("decoder_key", expected, derived);
        }
    }
}
