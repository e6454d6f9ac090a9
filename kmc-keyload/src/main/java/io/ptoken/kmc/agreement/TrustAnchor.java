package io.ptoken.kmc.agreement;

import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;

/**
 * Whose signature under the public keys of a KMC or of a module is believed (key-load profile section 2.1).
 *
 * @param name TAI
 * @param signingKey the anchor's public key as its format writes it; the format tells whether it is one
 */
public record TrustAnchor(Ident name, Octets signingKey) {}
