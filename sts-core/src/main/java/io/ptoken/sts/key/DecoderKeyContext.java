package io.ptoken.sts.key;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.BaseDate;

/**
 * Everything besides the vending key that a decoder key depends on (specification sections 8.2-8.5).
 *
 * @param pan the meter
 * @param keyType KT of the key to make
 * @param sgc supply group
 * @param ti tariff index
 * @param krn key revision of the vending key
 * @param baseDate base date of the vending key; DKGA04 only
 * @param ea the meter's cipher; it sets the length of the key
 */
public record DecoderKeyContext(
        MeterPan pan,
        KeyType keyType,
        SupplyGroupCode sgc,
        TariffIndex ti,
        KeyRevision krn,
        BaseDate baseDate,
        EncryptionAlgorithm ea) {}
