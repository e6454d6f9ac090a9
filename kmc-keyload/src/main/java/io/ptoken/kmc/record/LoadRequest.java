package io.ptoken.kmc.record;

import io.ptoken.kmc.text.Octets;
import java.time.Instant;

/**
 * VKLOADREQ: a module asks a KMC for its vending keys (key-load profile section 2.5).
 *
 * @param counter CTR, 1-4294967295, which the module never repeats
 * @param environment for what it may be used
 * @param ephemeralKey public key that the module made for this request alone
 * @param kmcId the KMC asked
 * @param nonce random bytes of the module
 * @param moduleTime RTM, the module's clock, whole seconds
 * @param slot KEK slot, for information
 * @param moduleId the module that asks
 * @param signature by the module, over the text before it
 * @param line the record as text, without line end
 */
public record LoadRequest(
        long counter,
        String environment,
        Octets ephemeralKey,
        Pkid kmcId,
        Octets nonce,
        Instant moduleTime,
        int slot,
        Pkid moduleId,
        Octets signature,
        String line) {}
