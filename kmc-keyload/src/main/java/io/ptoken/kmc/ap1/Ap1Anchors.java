package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.InvalidValueException;

/** Trust anchors of STSKMS-AP1. */
public final class Ap1Anchors {

    private Ap1Anchors() {}

    /**
     * An anchor from what its owner gave.
     *
     * @param signingKey public point on P-384, uncompressed, 97 bytes
     * @throws InvalidValueException when it is none
     */
    public static TrustAnchor anchor(Ident name, Octets signingKey) {
        if (!P384.isPoint(signingKey)) {
            throw new InvalidValueException(
                    "signing key of the trust anchor " + name,
                    signingKey.length() + " bytes that are none",
                    "a point of P-384, uncompressed");
        }
        return new TrustAnchor(name, signingKey);
    }
}
