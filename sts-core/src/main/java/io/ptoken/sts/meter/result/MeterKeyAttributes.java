package io.ptoken.sts.meter.result;

import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.tid.BaseDate;
import java.util.Optional;

/**
 * What a meter itself knows about its decoder key (specification section 12). It knows less than the issuer: a set of two
 * tokens does not tell the supply group, so that a meter does not know it any more after such a set.
 *
 * @param kt key type
 * @param krn key revision
 * @param ti tariff index
 * @param ken key expiry number
 * @param sgc supply group; empty after a set of two tokens, until a third section tells it
 * @param baseDate base date of the token identifiers under the key
 */
public record MeterKeyAttributes(
        KeyType kt,
        KeyRevision krn,
        TariffIndex ti,
        KeyExpiryNumber ken,
        Optional<SupplyGroupCode> sgc,
        BaseDate baseDate) {

    /** Those of a meter that was told everything. */
    public static MeterKeyAttributes of(DecoderKeyAttributes key) {
        return new MeterKeyAttributes(key.kt(), key.krn(), key.ti(), key.ken(), Optional.of(key.sgc()), key.baseDate());
    }
}
