package io.ptoken.service.vending.request;

import io.ptoken.service.Param;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;

/**
 * The configuration a meter shall change to.
 *
 * @param toSgc supply group
 * @param toKrn key revision
 * @param toTi tariff index
 */
public record Amendment(SupplyGroupCode toSgc, KeyRevision toKrn, TariffIndex toTi) {

    /**
     * Checks what a caller sent.
     *
     * @throws io.ptoken.service.ServiceException {@code EParamRange} on toSgc, toKrn or toTi
     */
    public static Amendment of(MeterConfigAmendment sent) {
        return new Amendment(
                Param.domain("toSgc", () -> new SupplyGroupCode(sent.toSgc())),
                Param.domain("toKrn", () -> new KeyRevision(sent.toKrn())),
                Param.domain("toTi", () -> new TariffIndex(sent.toTi())));
    }
}
