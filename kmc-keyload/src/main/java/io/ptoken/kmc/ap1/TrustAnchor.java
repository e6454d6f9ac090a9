package io.ptoken.kmc.ap1;

import io.ptoken.kmc.Ident;
import io.ptoken.kmc.Octets;
import io.ptoken.sts.InvalidValueException;

/**
 * Whose signature under the public keys of a KMC or of a module is believed (key-load profile section 2.1).
 *
 * @param name TAI
 * @param signingKey public point, 97 bytes
 */
public record TrustAnchor(Ident name, Octets signingKey) {

    public TrustAnchor {
        if (!P384.isPoint(signingKey)) {
            throw new InvalidValueException(
                    "signing key of the trust anchor " + name,
                    signingKey.length() + " bytes that are none",
                    "a point of P-384, uncompressed");
        }
    }
}
