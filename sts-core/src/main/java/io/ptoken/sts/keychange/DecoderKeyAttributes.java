package io.ptoken.sts.keychange;

import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.BaseDate;

/**
 * What a meter knows about its decoder key, without the key (specification section 12).
 *
 * @param kt key type
 * @param krn key revision
 * @param ti tariff index
 * @param ken key expiry number
 * @param sgc supply group
 * @param baseDate base date of the token identifiers under the key
 */
public record DecoderKeyAttributes(
        KeyType kt, KeyRevision krn, TariffIndex ti, KeyExpiryNumber ken, SupplyGroupCode sgc, BaseDate baseDate) {}
