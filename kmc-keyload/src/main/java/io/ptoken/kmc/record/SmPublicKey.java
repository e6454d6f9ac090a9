package io.ptoken.kmc.record;

import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;

/**
 * Public keys of a security module as a trust anchor has signed them; what a KMC registers (key-load profile section
 * 2.5).
 *
 * @param moduleId identity of the module, bound to both keys
 * @param manufacturer who made it
 * @param firmwareId which firmware it has
 * @param agreementKey static public key for key agreement
 * @param signingKey public key that verifies its requests
 * @param environment for what it may be used
 * @param trustAnchor who signed
 * @param signature over the text before it
 * @param line the record as text, without line end
 */
public record SmPublicKey(
        Pkid moduleId,
        Ident manufacturer,
        Ident firmwareId,
        Octets agreementKey,
        Octets signingKey,
        String environment,
        Ident trustAnchor,
        Octets signature,
        String line) {}
