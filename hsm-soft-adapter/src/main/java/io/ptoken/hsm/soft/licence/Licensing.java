package io.ptoken.hsm.soft.licence;

import java.util.Optional;

/**
 * What the module remembers about licences.
 *
 * @param issuer whose licences it takes; empty when it takes none
 * @param lastSequence sequence number of the last licence it took, 0 before the first; stays when the issuer changes
 * @param licenceId the last licence it took
 */
public record Licensing(Optional<LicenceIssuerPublicKey> issuer, long lastSequence, Optional<String> licenceId) {

    public static final Licensing NONE = new Licensing(Optional.empty(), 0, Optional.empty());

    public Licensing withIssuer(LicenceIssuerPublicKey trusted) {
        return new Licensing(Optional.of(trusted), lastSequence, licenceId);
    }
}
