package io.ptoken.kmc.ap1;

import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.Octets;

/**
 * What the derivation is bound to: who, which request, which response.
 *
 * @param module SMI
 * @param kmc KID
 * @param requestNonce NON of the request
 * @param responseNonce NON of the response
 * @param requestDigest RQD
 * @param moduleEphemeral EPK of the request
 * @param kmcEphemeral EPK of the response
 */
record ExchangeContext(
        Pkid module,
        Pkid kmc,
        Octets requestNonce,
        Octets responseNonce,
        Octets requestDigest,
        Octets moduleEphemeral,
        Octets kmcEphemeral) {

    /**
     * @param nonce NON of the response
     * @param ephemeral EPK of the response
     */
    static ExchangeContext of(LoadRequest request, Octets nonce, Octets ephemeral) {
        return new ExchangeContext(
                request.moduleId(),
                request.kmcId(),
                request.nonce(),
                nonce,
                Ap1Suite.digest(request),
                request.ephemeralKey(),
                ephemeral);
    }
}
