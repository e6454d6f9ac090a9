package io.ptoken.kmc.record;

import io.ptoken.kmc.text.Octets;
import java.time.Instant;

/**
 * VKLOADRSP: the KMC's answer to one request, first record of a key-load file (key-load profile section 2.5).
 *
 * @param keyCount CNT, 0-999: number of vending keys that follow
 * @param keysDigest DIG, digest over the records of the vending keys
 * @param environment for what it may be used
 * @param ephemeralKey public key that the KMC made for this response alone
 * @param issued ISS, whole seconds
 * @param kmcId the KMC that answers
 * @param nonce random bytes of the KMC
 * @param requestDigest RQD, digest of the request that is answered
 * @param moduleId the module that is answered
 * @param validUntil VTO, last moment at which the module may process it
 * @param keyConfirmation KCM, proof that the KMC has agreed on the same key
 * @param signature by the KMC, over the text before it
 * @param line the record as text, without line end
 */
public record LoadResponse(
        int keyCount,
        Octets keysDigest,
        String environment,
        Octets ephemeralKey,
        Instant issued,
        Pkid kmcId,
        Octets nonce,
        Octets requestDigest,
        Pkid moduleId,
        Instant validUntil,
        Octets keyConfirmation,
        Octets signature,
        String line) {}
