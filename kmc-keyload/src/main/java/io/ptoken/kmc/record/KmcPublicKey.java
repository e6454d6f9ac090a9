package io.ptoken.kmc.record;

import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import java.time.Instant;

/**
 * KMC PUBKEY: the public keys of a KMC as a trust anchor has signed them (key-load profile section 2.5).
 *
 * @param kmcId identity of the KMC, bound to both keys
 * @param name for people, 1-40 characters
 * @param agreementKey static public key for key agreement
 * @param signingKey public key that verifies its responses
 * @param activeFrom ACT, from when it may be used
 * @param usableUntil EXP, until when, inclusive
 * @param environment for what it may be used
 * @param trustAnchor who signed
 * @param signature over the text before it
 * @param line the record as text, without line end
 */
public record KmcPublicKey(
        Pkid kmcId,
        String name,
        Octets agreementKey,
        Octets signingKey,
        Instant activeFrom,
        Instant usableUntil,
        String environment,
        Ident trustAnchor,
        Octets signature,
        String line) {}
